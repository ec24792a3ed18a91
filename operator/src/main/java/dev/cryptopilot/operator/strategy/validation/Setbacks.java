// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Remembers what the API server refused, so that the next pass can say so and waits before it tries
 * again. What it forgets with the process costs one more try. Thread safe.
 */
public final class Setbacks {

  /** Nothing is tried that rarely: whoever asked is gone. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(30);

  private static final int LONGEST = 400;

  private final Clock clock;
  private final Map<String, Map<String, Setback>> byStrategy = new HashMap<>();

  public Setbacks(Clock clock) {
    this.clock = Objects.requireNonNull(clock);
  }

  /** What was refused about this strategy, by the name of the object that was to be written. */
  public synchronized Map<String, Setback> of(String namespace, String strategy) {
    return Map.copyOf(byStrategy.getOrDefault(key(namespace, strategy), Map.of()));
  }

  /** A write of this object was refused. */
  public synchronized void happened(String namespace, String strategy, String object, String why) {
    Instant now = clock.instant();
    byStrategy.values().forEach(kept -> kept.values().removeIf(old -> isForgotten(old, now)));
    byStrategy.values().removeIf(Map::isEmpty);
    byStrategy
        .computeIfAbsent(key(namespace, strategy), absent -> new HashMap<>())
        .compute(
            object,
            (name, old) ->
                new Setback(StatusText.cut(why, LONGEST), now, old == null ? 1 : old.times() + 1));
  }

  /** It went well after all. */
  public synchronized void overcome(String namespace, String strategy, String object) {
    byStrategy.getOrDefault(key(namespace, strategy), new HashMap<>()).remove(object);
  }

  private static boolean isForgotten(Setback setback, Instant now) {
    return Duration.between(setback.at(), now).compareTo(FORGOTTEN) > 0;
  }

  private static String key(String namespace, String strategy) {
    return namespace + '/' + strategy;
  }
}
