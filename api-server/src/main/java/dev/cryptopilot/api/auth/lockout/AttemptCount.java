// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.lockout;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of a subject.
 *
 * @param failures since {@code windowStart}
 * @param lockedUntil nothing is tried before; in the past when nothing is locked
 */
public record AttemptCount(int failures, Instant windowStart, Instant lockedUntil) {

  /** Nothing went wrong yet. */
  public static AttemptCount none(Instant now) {
    return new AttemptCount(0, now, Instant.EPOCH);
  }

  boolean lockedAt(Instant now) {
    return now.isBefore(lockedUntil);
  }

  Duration lockedFor(Instant now) {
    return Duration.between(now, lockedUntil);
  }

  /** With one more failure; the one that passes the limit locks. */
  AttemptCount failed(AttemptLimit limit, Instant now) {
    boolean sameWindow = now.isBefore(windowStart.plus(limit.window()));
    int count = sameWindow ? failures + 1 : 1;
    Instant start = sameWindow ? windowStart : now;
    return count > limit.failures()
        ? new AttemptCount(0, now, now.plus(limit.lock()))
        : new AttemptCount(count, start, lockedUntil);
  }

  /** With one failure taken back. */
  AttemptCount takenBack() {
    return new AttemptCount(Math.max(0, failures - 1), windowStart, lockedUntil);
  }
}
