// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class WatchTimingTest {

  private static final WatchTiming TIMING =
      new WatchTiming(Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofSeconds(2));

  @Property
  void aPauseIsBetweenHalfTheFirstAndTheLongest(
      @ForAll @IntRange(min = 1, max = 1_000_000) int failures,
      @ForAll @DoubleRange(min = 0, max = 0.99) double jitter) {
    assertThat(TIMING.pause(failures, jitter))
        .isBetween(Duration.ofMillis(50), Duration.ofSeconds(2));
  }

  @Property
  void moreFailuresNeverShortenThePause(
      @ForAll @IntRange(min = 1, max = 100) int failures,
      @ForAll @DoubleRange(min = 0, max = 0.99) double jitter) {
    assertThat(TIMING.pause(failures + 1, jitter))
        .isGreaterThanOrEqualTo(TIMING.pause(failures, jitter));
  }
}
