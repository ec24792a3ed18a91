// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.rollout.RolloutPlanner;
import dev.cryptopilot.operator.pool.plan.rollout.RolloutState;
import dev.cryptopilot.operator.slots.DesiredBot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The conditions of a pool in this pass. */
final class PoolClaims {

  private PoolClaims() {}

  static List<ConditionClaim> of(PoolFacts facts) {
    ConditionClaim available = available(facts);
    ConditionClaim progressing = progressing(facts);
    ConditionClaim template = TemplateClaim.of(facts);
    List<ConditionClaim> claims = new ArrayList<>();
    claims.add(available);
    claims.add(progressing);
    claims.add(DegradedClaim.of(facts));
    claims.add(LimitClaim.of(facts));
    claims.add(template);
    claims.addAll(ReconcileClaims.of(available, progressing, template));
    return claims;
  }

  private static ConditionClaim available(PoolFacts facts) {
    long ready = facts.pods().stream().filter(PodStatusFactory::isReady).count();
    int needed = Math.min(facts.spec().pods().min(), facts.spec().pods().max());
    String message =
        "%d of %d pods answer, at least %d should".formatted(ready, facts.pods().size(), needed);
    return ready >= needed
        ? ConditionClaim.isTrue(ConditionType.Available, ConditionReason.PodsReady, message)
        : ConditionClaim.isFalse(ConditionType.Available, ConditionReason.PodsNotReady, message);
  }

  private static ConditionClaim progressing(PoolFacts facts) {
    ConditionType type = ConditionType.Progressing;
    if (facts.deleting()) {
      return ConditionClaim.isTrue(type, ConditionReason.ScalingDown, deletion(facts));
    }
    if (facts.spec().paused()) {
      return ConditionClaim.isFalse(
          type, ConditionReason.PoolPaused, "spec.paused is true: nothing is changed");
    }
    String starting = names(facts, pod -> pod.freshReport().isEmpty() && pod.report().isEmpty());
    if (!starting.isEmpty()) {
      return ConditionClaim.isTrue(type, ConditionReason.ScalingUp, "starting: " + starting);
    }
    RolloutState rollout = RolloutPlanner.plan(facts).state();
    return rollout.phase() == RolloutState.Phase.Replacing
        ? ConditionClaim.isTrue(type, ConditionReason.Replacing, rollout.message())
        : ConditionClaim.isFalse(type, ConditionReason.Stable, "nothing is being changed");
  }

  private static String deletion(PoolFacts facts) {
    String bots =
        facts.pods().stream()
            .flatMap(pod -> pod.slottedBots().stream())
            .map(DesiredBot::name)
            .sorted()
            .collect(Collectors.joining(", "));
    return bots.isEmpty()
        ? "the pods are being removed"
        : "deletion waits until these bots are deleted: " + bots;
  }

  private static String names(PoolFacts facts, java.util.function.Predicate<PodFacts> filter) {
    return facts.pods().stream()
        .filter(filter)
        .map(pod -> pod.names().pod())
        .collect(Collectors.joining(", "));
  }
}
