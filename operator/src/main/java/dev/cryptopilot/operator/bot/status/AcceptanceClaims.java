// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import static dev.cryptopilot.operator.condition.ConditionType.Accepted;
import static dev.cryptopilot.operator.condition.ConditionType.Placed;
import static dev.cryptopilot.operator.condition.ConditionType.StrategyResolved;

import dev.cryptopilot.operator.bot.BotStanding;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.bot.plan.BotPlan;
import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.pool.plan.WaitReason;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.strategy.StrategyResolution;
import java.util.List;
import java.util.Optional;

/** Claims about the spec and the slot. Pure. */
final class AcceptanceClaims {

  private AcceptanceClaims() {}

  static List<ConditionClaim> of(BotFacts facts, BotPlan plan, Standing standing) {
    return List.of(accepted(plan), resolved(facts), placed(facts, plan, standing));
  }

  private static ConditionClaim accepted(BotPlan plan) {
    return plan.refusal()
        .map(refusal -> ConditionClaim.isFalse(Accepted, refusal.reason(), refusal.message()))
        .orElseGet(
            () ->
                ConditionClaim.isTrue(
                    Accepted, ConditionReason.AsAsked, "everything the spec names is there"));
  }

  private static ConditionClaim resolved(BotFacts facts) {
    return switch (facts.strategy()) {
      case StrategyResolution.Resolved resolved ->
          ConditionClaim.isTrue(
              StrategyResolved,
              ConditionReason.Resolved,
              resolved.strategy().name() + ' ' + resolved.strategy().version());
      case StrategyResolution.Dangling dangling ->
          ConditionClaim.isFalse(StrategyResolved, dangling.reason(), dangling.message());
    };
  }

  private static ConditionClaim placed(BotFacts facts, BotPlan plan, Standing standing) {
    if (standing.placement().isPresent()) {
      SlotPlacement slot = standing.placement().get();
      return ConditionClaim.isTrue(
          Placed, ConditionReason.SlotAssigned, "pod " + slot.pod() + " of pool " + slot.pool());
    }
    if (BotStanding.isDeleting(facts.bot())) {
      return ConditionClaim.isFalse(Placed, ConditionReason.NotPlaced, "it is being deleted");
    }
    boolean acceptable =
        plan.refusal().isEmpty() && facts.strategy() instanceof StrategyResolution.Resolved;
    if (!acceptable) {
      return ConditionClaim.isFalse(
          Placed, ConditionReason.NotAccepted, "waits for Accepted and StrategyResolved");
    }
    Optional<ConditionClaim> homeless = HomeClaim.of(facts);
    if (homeless.isPresent()) {
      return homeless.get();
    }
    ConditionReason reason =
        facts.pool().map(WaitReason::of).orElse(ConditionReason.WaitingForSlot);
    return ConditionClaim.isFalse(Placed, reason, waiting(reason, facts.poolName()));
  }

  private static String waiting(ConditionReason reason, String pool) {
    return switch (reason) {
      case PoolFull ->
          "every slot of pool "
              + pool
              + " is taken and it has all the pods it may have; raise its spec.pods.max or free a"
              + " slot";
      case PoolPaused -> "pool " + pool + " is paused; set its spec.paused to false";
      default -> "pool " + pool + " is making room";
    };
  }
}
