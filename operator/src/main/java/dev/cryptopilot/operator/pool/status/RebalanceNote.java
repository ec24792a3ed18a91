// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.crds.pool.PoolMove;
import dev.cryptopilot.crds.pool.RebalanceMode;
import dev.cryptopilot.crds.pool.RebalanceStatus;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.rebalance.PlannedMove;
import dev.cryptopilot.operator.pool.plan.rebalance.RebalancePlan;
import dev.cryptopilot.operator.pool.plan.rebalance.RebalancePlanner;
import dev.cryptopilot.operator.slots.PodNames;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What is said about evening out.
 *
 * @param suggestions moves that would even out the pool
 * @param rebalance what became of requests
 */
record RebalanceNote(List<PoolMove> suggestions, Optional<RebalanceStatus> rebalance) {

  static RebalanceNote of(PoolFacts facts, BotPoolStatus previous) {
    RebalancePlan plan = RebalancePlanner.plan(facts);
    List<PoolMove> moves =
        plan.suggestions().stream().map(move -> suggestion(facts.name(), move)).toList();
    boolean off = facts.spec().rebalance().mode() == RebalanceMode.Off;
    boolean dryRunAnswered =
        facts
            .upkeep()
            .rebalanceRequest()
            .filter(request -> request.startsWith(RebalancePlanner.DRY_RUN))
            .filter(request -> facts.upkeep().openRequest().isEmpty())
            .isPresent();
    return new RebalanceNote(
        off && dryRunAnswered ? previous.suggestions() : moves,
        plan.answered().map(request -> answer(facts, request, moves)).or(previous::rebalanced));
  }

  private static RebalanceStatus answer(PoolFacts facts, String request, List<PoolMove> moves) {
    return new RebalanceStatus(
        request,
        facts.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        moves.isEmpty() ? "the pods are even" : moves.size() + " moves would even out the pods");
  }

  private static PoolMove suggestion(String pool, PlannedMove move) {
    return new PoolMove(
        move.bot(),
        new PodNames(pool, move.from()).pod(),
        new PodNames(pool, move.to()).pod(),
        move.reason(),
        null,
        null,
        null);
  }
}
