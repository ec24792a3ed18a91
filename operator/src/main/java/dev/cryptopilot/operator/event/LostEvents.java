// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts events that nobody could write, and says so once a minute: one line each is a flood. */
final class LostEvents {

  private static final Duration QUIET = Duration.ofMinutes(1);

  private long lost;
  private Optional<Instant> said = Optional.empty();

  /** Counts one; how many there were since the last answer, when it is time to say so. */
  synchronized Optional<Long> count(Instant now) {
    lost++;
    if (said.filter(at -> now.isBefore(at.plus(QUIET))).isPresent()) {
      return Optional.empty();
    }
    long sum = lost;
    lost = 0;
    said = Optional.of(now);
    return Optional.of(sum);
  }
}
