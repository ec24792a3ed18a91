// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.audit;

import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.CommandObserver;
import dev.cryptopilot.api.http.Route;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every command into the audit log. */
public final class CommandAudit implements CommandObserver {

  private static final Logger LOG = LoggerFactory.getLogger("audit");

  private final AuditLog log;
  private final Clock clock;

  public CommandAudit(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void ended(Route route, Call call, Answer answer) {
    AuditEntry entry =
        new AuditEntry(
            clock.instant(),
            call.requestId(),
            call.knownUser(),
            call.request().ip(),
            route.name(),
            CommandResource.of(call),
            answer.status());
    try {
      log.append(entry);
    } catch (RuntimeException e) {
      // The command has been done: it is answered as such, and told here instead.
      LOG.error("audit entry not stored: {}", entry, e);
    }
  }
}
