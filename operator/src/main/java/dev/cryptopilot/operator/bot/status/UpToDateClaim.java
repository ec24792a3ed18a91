// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import static dev.cryptopilot.operator.condition.ConditionType.UpToDate;

import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.crds.bot.UpdatePolicy;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.bot.plan.BotPlan;
import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.render.RenderResult;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.strategy.StrategyResolution;
import java.util.Optional;

/** The claim that what runs is what the spec asks for. Pure. */
final class UpToDateClaim {

  private UpToDateClaim() {}

  static ConditionClaim of(BotFacts facts, BotPlan plan, Standing standing) {
    if (standing.placement().isEmpty()) {
      return ConditionClaim.isFalse(UpToDate, ConditionReason.NotPlaced, "it has no slot");
    }
    SlotPlacement slot = standing.placement().get();
    boolean acceptable =
        plan.refusal().isEmpty() && facts.strategy() instanceof StrategyResolution.Resolved;
    if (!acceptable) {
      return ConditionClaim.isFalse(
          UpToDate,
          ConditionReason.LastGoodKept,
          slot.bot().content().lacksKeys()
              ? "the spec cannot be acted on; the bot stays stopped, without keys in its slot"
              : "the spec cannot be acted on; what was accepted last runs on");
    }
    Optional<ConditionClaim> move = MoveClaim.of(facts, standing);
    if (move.isPresent()) {
      return move.get();
    }
    if (standing instanceof Standing.Awaited(SlotPlacement place, BotStatus before)
        && HeldStatus.waiting(before).isPresent()) {
      return HeldStatus.waiting(before).get();
    }
    String running = slot.bot().content().digest();
    boolean rendered =
        facts
            .rendered()
            .filter(
                r -> r instanceof RenderResult.Rendered x && x.content().digest().equals(running))
            .isPresent();
    if (!rendered) {
      return waiting(facts, standing);
    }
    boolean loaded =
        standing.lastWord().flatMap(BotReport::digest).map(running::equals).orElse(true);
    return loaded
        ? ConditionClaim.isTrue(UpToDate, ConditionReason.UpToDate, "")
        : ConditionClaim.isFalse(
            UpToDate, ConditionReason.Restarting, "the process is restarted with the new content");
  }

  private static ConditionClaim waiting(BotFacts facts, Standing standing) {
    int open = standing.lastWord().map(BotReport::openTrades).orElse(0);
    boolean waits = facts.bot().getSpec().update() == UpdatePolicy.WhenFlat && open > 0;
    return waits
        ? ConditionClaim.isFalse(
            UpToDate,
            ConditionReason.WaitingForFlat,
            "waits until its open trades are closed; set spec.update to Immediate to restart it"
                + " now")
        : ConditionClaim.isFalse(
            UpToDate, ConditionReason.Restarting, "its slot is being given the new content");
  }
}
