// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds resources that the SDK lost: a generation that exists in the API server and that no pass
 * ever looked at. Thread safe.
 */
public final class GenerationWatch {

  private final Clock clock;
  private final Map<String, Long> looked = new HashMap<>();
  private final Map<Generation, Instant> waiting = new HashMap<>();

  public GenerationWatch(Clock clock) {
    this.clock = Objects.requireNonNull(clock);
  }

  /** A pass looks at this generation. */
  synchronized void looked(Generation generation) {
    looked.merge(generation.uid(), generation.number(), Math::max);
    waiting
        .keySet()
        .removeIf(w -> w.uid().equals(generation.uid()) && w.number() <= generation.number());
  }

  /** What the API server holds now; what is not in it is forgotten. */
  synchronized void exist(Collection<Generation> present) {
    Set<String> uids = new HashSet<>();
    present.forEach(generation -> uids.add(generation.uid()));
    looked.keySet().retainAll(uids);
    waiting.keySet().retainAll(new HashSet<>(present));
    for (Generation generation : present) {
      if (looked.getOrDefault(generation.uid(), -1L) < generation.number()) {
        waiting.putIfAbsent(generation, clock.instant());
      }
    }
  }

  /** Nothing is known any more: this process does not lead. */
  synchronized void forget() {
    looked.clear();
    waiting.clear();
  }

  /** For how long the oldest generation has been waiting for its first pass; zero when none is. */
  public synchronized Duration oldest() {
    return waiting.values().stream()
        .min(Instant::compareTo)
        .map(since -> Duration.between(since, clock.instant()))
        .orElse(Duration.ZERO);
  }
}
