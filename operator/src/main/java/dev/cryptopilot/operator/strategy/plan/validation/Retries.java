// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.validation;

import java.time.Duration;

/** How long to wait after an attempt without a verdict: 10 s, then twice as long each time. */
final class Retries {

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int DOUBLINGS = 6;

  private Retries() {}

  static Duration pauseAfter(int attempt) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
