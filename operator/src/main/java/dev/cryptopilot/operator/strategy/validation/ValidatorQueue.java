// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Keeps the number of validators that run at the same time, although caches are late. What it
 * forgets with the process costs a validator too many for a moment, never a verdict. Thread safe.
 */
public final class ValidatorQueue {

  /** A cache that does not know a pod after this time will not: it is gone already. */
  private static final Duration CACHES_ARE_LATE = Duration.ofSeconds(10);

  private static final Duration LOOKS_ARE_OLD = Duration.ofSeconds(2);

  private final int atOnce;
  private final Clock clock;
  private final Map<String, Instant> begun = new HashMap<>();

  public ValidatorQueue(int atOnce, Clock clock) {
    this.atOnce = atOnce;
    this.clock = Objects.requireNonNull(clock);
  }

  /** All pods that run: those that the cache shows, and those it may not show yet. */
  public synchronized Set<String> running(Set<String> cached) {
    Instant now = clock.instant();
    begun
        .entrySet()
        .removeIf(
            entry -> {
              Duration age = Duration.between(entry.getValue(), now);
              Duration enough = cached.contains(entry.getKey()) ? LOOKS_ARE_OLD : CACHES_ARE_LATE;
              return age.compareTo(enough) > 0;
            });
    Set<String> all = new HashSet<>(cached);
    all.addAll(begun.keySet());
    return all;
  }

  /** Whether this pod may be started now; if so, it counts from now on. */
  public synchronized boolean admits(String pod, Set<String> cached) {
    if (running(cached).size() >= atOnce) {
      return false;
    }
    begun.put(pod, clock.instant());
    return true;
  }

  /** The pod was not started after all, or is over. */
  public synchronized void leaves(String pod) {
    begun.remove(pod);
  }
}
