// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.session;

import java.time.Duration;
import java.time.Instant;

/** Decides about refresh tokens; pure. */
final class RefreshPlanner {
  /**
   * Two tabs that refresh at once, or a browser that lost the answer, come back within moments.
   * They get the successor that exists already, so the chain never forks: a thief in this window
   * holds the same token as the victim, and whoever of them comes second later ends the session.
   */
  static final Duration GRACE = Duration.ofSeconds(10);

  private RefreshPlanner() {}

  static RefreshAction plan(RefreshFacts facts) {
    if (facts.session().ended()) {
      return new RefreshAction.RefuseEnded();
    }
    RefreshRow token = facts.token();
    if (!facts.now().isBefore(token.expiresAt())) {
      return new RefreshAction.RefuseExpired();
    }
    if (token.usedAt().isEmpty()) {
      return new RefreshAction.Rotate();
    }
    Instant graceEnd = token.usedAt().get().plus(GRACE);
    boolean justNow = facts.now().isBefore(graceEnd) && token.successor().isPresent();
    return justNow && !facts.successorUsed()
        ? new RefreshAction.Repeat()
        : new RefreshAction.EndFamily();
  }
}
