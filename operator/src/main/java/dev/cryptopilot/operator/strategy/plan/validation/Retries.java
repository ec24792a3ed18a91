// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.validation;

import java.time.Duration;

/** How long to wait before something is tried again: 10 s, then twice as long each time. */
public final class Retries {

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  // A quota that was raised is found soon; asking costs one refused request.
  private static final Duration LONGEST_REFUSED = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 6;

  private Retries() {}

  /** After so many attempts without a verdict. */
  static Duration pauseAfter(int attempts) {
    return pause(attempts, LONGEST);
  }

  /** After the API server refused so many times. */
  public static Duration pauseAfterRefusals(int times) {
    return pause(times, LONGEST_REFUSED);
  }

  private static Duration pause(int times, Duration longest) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(times - 1, DOUBLINGS));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
