// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import static dev.cryptopilot.operator.condition.ConditionType.Drained;
import static dev.cryptopilot.operator.condition.ConditionType.Settled;

import dev.cryptopilot.crds.bot.PositionPolicy;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.bot.BotStanding;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.bot.plan.BotPlan;
import dev.cryptopilot.operator.bot.plan.Departure;
import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import java.util.List;

/** Claims about a bot that is deleted. Pure. */
final class DepartureClaims {

  private DepartureClaims() {}

  static List<ConditionClaim> of(BotFacts facts, BotPlan plan, Standing standing) {
    return BotStanding.isDeleting(facts.bot())
        ? List.of(drained(facts, standing), settled(facts, plan))
        : List.of();
  }

  private static ConditionClaim drained(BotFacts facts, Standing standing) {
    String pod = standing.placement().map(slot -> slot.pod()).orElse("");
    return switch (Departure.of(facts)) {
      case NeverPlaced ->
          ConditionClaim.isTrue(Drained, ConditionReason.NeverPlaced, "it never had a slot");
      case Released, Drained -> done(facts);
      case Lost ->
          ConditionClaim.isFalse(
              Drained,
              ConditionReason.SlotLost,
              "its slot was lost with a Secret; its pool makes it again, so that its positions can"
                  + " be dealt with");
      case WaitingForPool ->
          ConditionClaim.isFalse(
              Drained, ConditionReason.Draining, "its pool is asked to drain it");
      case WaitingForAgent ->
          ConditionClaim.isFalse(
              Drained,
              ConditionReason.WaitingForAgent,
              "waits until the agent of pod "
                  + pod
                  + " says that the process is gone, or until the pod object is gone");
      case Draining ->
          ConditionClaim.isFalse(
              Drained,
              ConditionReason.Draining,
              standing.lastWord().map(BotReport::openTrades).orElse(0) + " open trades left");
    };
  }

  private static ConditionClaim done(BotFacts facts) {
    return facts.bot().getSpec().onDelete().positions() == PositionPolicy.Keep
        ? ConditionClaim.isTrue(
            Drained, ConditionReason.PositionsKept, "open positions are left as they were")
        : ConditionClaim.isTrue(Drained, ConditionReason.Drained, "");
  }

  private static ConditionClaim settled(BotFacts facts, BotPlan plan) {
    boolean recorded =
        facts.bot().statusOrEmpty().settled().isPresent() || plan.settlement().isPresent();
    if (recorded) {
      return ConditionClaim.isTrue(Settled, ConditionReason.Settled, "");
    }
    return Departure.of(facts) == Departure.NeverPlaced
        ? ConditionClaim.isTrue(Settled, ConditionReason.NeverPlaced, "nothing to settle")
        : ConditionClaim.isFalse(
            Settled, ConditionReason.WaitingForDrain, "waits until the bot is drained");
  }
}
