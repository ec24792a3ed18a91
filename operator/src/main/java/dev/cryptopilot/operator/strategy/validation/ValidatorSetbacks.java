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
public final class ValidatorSetbacks {

  /** Nothing is tried that rarely: whoever asked is gone. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(30);

  private static final int LONGEST = 400;

  private final Clock clock;
  private final Map<String, Map<String, Setback>> byStrategy = new HashMap<>();

  public ValidatorSetbacks(Clock clock) {
    this.clock = Objects.requireNonNull(clock);
  }

  /** What was refused about this strategy's attempts, by the name of the pod. */
  public synchronized Map<String, Setback> of(String namespace, String strategy) {
    return Map.copyOf(byStrategy.getOrDefault(key(namespace, strategy), Map.of()));
  }

  /** A write for this attempt was refused. */
  public synchronized void happened(String namespace, String strategy, String pod, String why) {
    Instant now = clock.instant();
    byStrategy.values().forEach(kept -> kept.values().removeIf(old -> isForgotten(old, now)));
    byStrategy.values().removeIf(Map::isEmpty);
    byStrategy
        .computeIfAbsent(key(namespace, strategy), absent -> new HashMap<>())
        .compute(
            pod,
            (name, old) ->
                new Setback(StatusText.cut(why, LONGEST), now, old == null ? 1 : old.times() + 1));
  }

  /** It went well after all. */
  public synchronized void overcome(String namespace, String strategy, String pod) {
    byStrategy.getOrDefault(key(namespace, strategy), new HashMap<>()).remove(pod);
  }

  private static boolean isForgotten(Setback setback, Instant now) {
    return Duration.between(setback.at(), now).compareTo(FORGOTTEN) > 0;
  }

  private static String key(String namespace, String strategy) {
    return namespace + '/' + strategy;
  }
}
