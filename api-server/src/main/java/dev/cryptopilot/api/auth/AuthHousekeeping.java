// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth;

import dev.cryptopilot.api.auth.lockout.Attempts;
import dev.cryptopilot.api.auth.session.SessionEnds;
import dev.cryptopilot.api.auth.signin.SignInLimits;
import dev.cryptopilot.api.auth.store.AuthStore;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is too old to matter. Run it now and then; twice does no harm. */
public record AuthHousekeeping(
    SessionEnds sessions, Attempts attempts, AuthStore store, Clock clock) implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(AuthHousekeeping.class);

  @Override
  public void run() {
    int refreshTokens = sessions.sweep();
    int counts = attempts.sweep(SignInLimits.LONGEST_WINDOW);
    int links = store.write(tables -> tables.emailTokens().removeExpired(clock.instant()));
    LOG.debug(
        "removed {} refresh tokens, {} counts of attempts, {} links", refreshTokens, counts, links);
  }
}
