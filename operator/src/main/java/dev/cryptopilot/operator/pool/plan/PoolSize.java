// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.pool.BotPoolSpec;
import java.util.OptionalInt;

/**
 * How far a pool grows.
 *
 * @param min pods kept without bots
 * @param max most pods
 * @param slotsPerPod bots that fit in a pod
 * @param headroom free slots kept warm
 */
record PoolSize(int min, int max, int slotsPerPod, int headroom) {

  static PoolSize of(BotPoolSpec spec) {
    return new PoolSize(
        Math.min(spec.pods().min(), spec.pods().max()),
        spec.pods().max(),
        spec.slotsPerPod(),
        spec.headroom());
  }

  boolean mayGrow(int pods) {
    return pods < max;
  }

  void reachMinimum(PodDrafts pods) {
    while (pods.size() < min) {
      pods.add(OptionalInt.empty());
    }
  }

  /** Adds pods while too few slots are free. */
  void keepHeadroom(PodDrafts pods) {
    int free = pods.all().stream().mapToInt(this::free).sum();
    while (mayGrow(pods.size()) && free < headroom) {
      free += free(pods.add(OptionalInt.empty()));
    }
  }

  private int free(PodDraft pod) {
    return pod.takesBots() ? Math.max(0, slotsPerPod - pod.used()) : 0;
  }
}
