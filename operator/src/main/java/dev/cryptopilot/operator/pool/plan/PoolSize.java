// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * How many pods a pool has.
 *
 * @param min pods kept without bots
 * @param max most pods
 * @param slotsPerPod bots that fit in a pod
 * @param headroom free slots kept warm
 * @param unneededFor how long a pod must have been empty before it goes
 */
record PoolSize(int min, int max, int slotsPerPod, int headroom, Duration unneededFor) {

  static PoolSize of(BotPoolSpec spec) {
    return new PoolSize(
        Math.min(spec.pods().min(), spec.pods().max()),
        spec.pods().max(),
        spec.slotsPerPod(),
        spec.headroom(),
        spec.scaleDownAfter().duration());
  }

  boolean mayGrow(int pods) {
    return pods < max;
  }

  /** Whether too few slots are free and another pod may be made. */
  boolean isShort(Collection<PodDraft> pods) {
    return mayGrow(pods.size()) && free(pods) < headroom;
  }

  /** The pod that goes: the highest one, empty for long enough and not needed as headroom. */
  Optional<PodDraft> surplus(Collection<PodDraft> pods, Instant now) {
    boolean fewerWillDo = pods.size() > min && free(pods) - slotsPerPod >= headroom;
    return pods.stream()
        .max(Comparator.comparingInt(pod -> pod.facts().ordinal()))
        .filter(last -> pods.size() > max || fewerWillDo)
        .filter(last -> isUnneeded(last, now));
  }

  private boolean isUnneeded(PodDraft pod, Instant now) {
    return pod.used() == 0 && emptySince(pod.facts(), now).plus(unneededFor).compareTo(now) <= 0;
  }

  private static Instant emptySince(PodFacts pod, Instant now) {
    return pod.marks().emptySince().orElse(now);
  }

  private int free(Collection<PodDraft> pods) {
    return pods.stream().mapToInt(pod -> Math.max(0, slotsPerPod - pod.used())).sum();
  }
}
