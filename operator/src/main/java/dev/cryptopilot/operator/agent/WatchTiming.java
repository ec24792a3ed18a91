// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.time.Duration;

/**
 * How an agent is watched.
 *
 * @param openFor how long one question may stay open
 * @param firstRetry pause after the first failure
 * @param longestRetry pause after many failures
 */
public record WatchTiming(Duration openFor, Duration firstRetry, Duration longestRetry) {

  /** Half a minute for a question; a pod that starts is asked again within 100 to 2000 ms. */
  public static final WatchTiming DEFAULT =
      new WatchTiming(Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofSeconds(2));

  /**
   * Pause before the next try.
   *
   * @param failures failures in a row, from 1
   * @param jitter random number in [0, 1), so that many watchers do not come at once
   */
  Duration pause(int failures, double jitter) {
    long doubled = firstRetry.toMillis() << Math.min(failures - 1, 16);
    long millis = Math.min(doubled, longestRetry.toMillis());
    return Duration.ofMillis(Math.round(millis * (0.5 + jitter / 2)));
  }
}
