// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import static dev.cryptopilot.operator.condition.ConditionType.UpToDate;

import dev.cryptopilot.crds.bot.UpdatePolicy;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.bot.observe.MoveEnds;
import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.pool.plan.WaitReason;
import dev.cryptopilot.operator.pool.plan.moves.MovePhase;
import java.util.Optional;

/** The claim that a bot is where it should be. Pure. */
final class MoveClaim {

  private MoveClaim() {}

  /** What keeps it from being where it should be; empty when nothing does. */
  static Optional<ConditionClaim> of(BotFacts facts, Standing standing) {
    Optional<MoveEnds> move = facts.move().filter(one -> !one.phase().isOver());
    if (move.isPresent()) {
      return Optional.of(under(facts, standing, move.get()));
    }
    return standing
        .placement()
        .filter(slot -> !slot.pool().equals(facts.poolName()))
        .map(slot -> waiting(facts));
  }

  private static ConditionClaim under(BotFacts facts, Standing standing, MoveEnds move) {
    int open = standing.lastWord().map(BotReport::openTrades).orElse(0);
    boolean waits =
        move.phase() == MovePhase.Waiting
            && facts.bot().getSpec().update() == UpdatePolicy.WhenFlat
            && open > 0;
    return waits
        ? ConditionClaim.isFalse(
            UpToDate,
            ConditionReason.WaitingForFlat,
            "moves to pod "
                + move.to().pod()
                + " when its open trades are closed; set spec.update to Immediate to move it now")
        : ConditionClaim.isFalse(
            UpToDate,
            ConditionReason.Moving,
            "moves from pod " + move.from().pod() + " to pod " + move.to().pod());
  }

  private static ConditionClaim waiting(BotFacts facts) {
    String why =
        facts
            .pool()
            .map(
                pool ->
                    switch (WaitReason.of(pool)) {
                      case PoolPaused -> "it is paused; set its spec.paused to false";
                      case PoolFull -> "every slot of it is taken; raise its spec.pods.max";
                      default -> "it makes room";
                    })
            .orElse("there is none of that name");
    return ConditionClaim.isFalse(
        UpToDate,
        ConditionReason.WaitingForMove,
        "waits for a place in pool " + facts.poolName() + ": " + why);
  }
}
