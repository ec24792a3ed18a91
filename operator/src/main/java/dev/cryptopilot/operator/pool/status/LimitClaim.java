// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.MemoryPressure;
import dev.cryptopilot.operator.pool.plan.PodCapacities;
import dev.cryptopilot.operator.pool.plan.PodCapacity;
import dev.cryptopilot.operator.pool.plan.Waiting;
import dev.cryptopilot.operator.pool.plan.rollout.RolloutPlanner;
import java.util.List;
import java.util.stream.Collectors;

/** What keeps a pool from having as many pods as it is asked for, and bots from a slot. */
final class LimitClaim {

  private static final ConditionType TYPE = ConditionType.ScalingLimited;

  private LimitClaim() {}

  static ConditionClaim of(PoolFacts facts) {
    List<PodCapacity> pods = PodCapacities.of(facts);
    int max = facts.spec().pods().max();
    int waiting = Waiting.of(facts).size();
    int free = pods.stream().mapToInt(PodCapacity::free).sum();
    int bots = pods.stream().mapToInt(PodCapacity::used).sum();
    if (facts.deleting()) {
      return ConditionClaim.isFalse(TYPE, ConditionReason.WithinLimits, "the pool is deleted");
    }
    if (waiting > 0 && pods.size() >= max) {
      return waiting(facts, waiting, max);
    }
    if (pods.size() > max && RolloutPlanner.plan(facts).busy()) {
      return ConditionClaim.isFalse(
          TYPE,
          ConditionReason.WithinLimits,
          "%d pods beyond spec.pods.max stand in while pods are replaced"
              .formatted(pods.size() - max));
    }
    if (pods.size() > max) {
      return ConditionClaim.isTrue(
          TYPE,
          ConditionReason.BotsNeedPods,
          "spec.pods.max is %d and %d bots need %d pods: delete or move bots, or raise it"
              .formatted(max, bots, pods.size()));
    }
    int headroom = facts.spec().headroom();
    if (free < headroom && pods.size() >= max) {
      return ConditionClaim.isTrue(
          TYPE,
          ConditionReason.HeadroomAtMax,
          "%d slots are free, spec.headroom asks for %d and spec.pods.max is %d: raise it"
              .formatted(free, headroom, max));
    }
    return within(facts, pods, bots);
  }

  private static ConditionClaim waiting(PoolFacts facts, int waiting, int max) {
    String pressed =
        facts.pods().stream()
            .filter(pod -> MemoryPressure.isOn(pod, facts.now()))
            .map(pod -> pod.names().pod())
            .collect(Collectors.joining(", "));
    return pressed.isEmpty()
        ? ConditionClaim.isTrue(
            TYPE,
            ConditionReason.MaxPods,
            "%d bots wait for a slot and spec.pods.max is %d: raise it or delete bots"
                .formatted(waiting, max))
        : ConditionClaim.isTrue(
            TYPE,
            ConditionReason.MemoryPressure,
            "%d bots wait for a slot, spec.pods.max is %d and these pods are short of memory: %s; "
                    .formatted(waiting, max, pressed)
                + "raise spec.pods.max or the memory limit in spec.template.resources");
  }

  /** A smaller minimum, as kubectl scale sets, does not push bots out. */
  private static ConditionClaim within(PoolFacts facts, List<PodCapacity> pods, int bots) {
    int min = facts.spec().pods().min();
    return pods.size() > min && bots > 0
        ? ConditionClaim.isFalse(
            TYPE,
            ConditionReason.BotsNeedPods,
            "spec.pods.min is %d; %d bots and a headroom of %d keep %d pods"
                .formatted(min, bots, facts.spec().headroom(), pods.size()))
        : ConditionClaim.isFalse(
            TYPE, ConditionReason.WithinLimits, "no limit keeps the pool from what it is asked");
  }
}
