// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Refused;
import java.util.HashMap;
import java.util.Map;

/** Bounds open streams and sockets: of one person, and of all. */
public final class StreamPlaces {

  private final int each;
  private final int all;
  private final Map<String, Integer> taken = new HashMap<>();
  private int sum;

  public StreamPlaces(int each, int all) {
    this.each = each;
    this.all = all;
  }

  public static StreamPlaces from(Environment environment) {
    return new StreamPlaces(
        environment.integer("PILOT_STREAMS_PER_USER", 10, 1, 10_000),
        environment.integer("PILOT_STREAMS", 5_000, 1, 1_000_000));
  }

  /**
   * Refuses a caller for whom there is no place.
   *
   * @throws Refused 429 or 503
   */
  public synchronized void check(String who) {
    if (taken.getOrDefault(who, 0) >= each) {
      throw new Refused(
          ApiError.of(
              ApiError.Kind.TOO_MANY_REQUESTS,
              "More than " + each + " live connections at once. Close another tab first."));
    }
    if (sum >= all) {
      throw new Refused(
          ApiError.of(
              ApiError.Kind.UNAVAILABLE, "The server has no live connection left. Try later."));
    }
  }

  /** False when none is left. */
  synchronized boolean take(String who) {
    if (taken.getOrDefault(who, 0) >= each || sum >= all) {
      return false;
    }
    taken.merge(who, 1, Integer::sum);
    sum++;
    return true;
  }

  synchronized void leave(String who) {
    taken.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
    sum--;
  }
}
