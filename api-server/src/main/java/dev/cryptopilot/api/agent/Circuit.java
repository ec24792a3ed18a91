// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Stops calls to a pod that does not answer, so that nobody waits for it: after three connections
 * in a row that broke or could not be made in time, none is tried for five seconds, then one.
 */
final class Circuit {

  private static final int FAILURES = 3;
  private static final Duration REST = Duration.ofSeconds(5);

  private final Clock clock;
  private int failures;
  private Instant closedUntil = Instant.MIN;

  Circuit(Clock clock) {
    this.clock = clock;
  }

  /** Whether a call may be tried now. */
  synchronized boolean lets() {
    Instant now = clock.instant();
    if (failures < FAILURES) {
      return true;
    }
    if (now.isBefore(closedUntil)) {
      return false;
    }
    // One call finds out; the others wait for what it finds.
    closedUntil = now.plus(REST);
    return true;
  }

  synchronized void succeeded() {
    failures = 0;
  }

  synchronized void failed() {
    failures++;
    closedUntil = clock.instant().plus(REST);
  }
}
