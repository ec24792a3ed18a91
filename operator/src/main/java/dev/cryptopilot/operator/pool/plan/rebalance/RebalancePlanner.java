// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

import dev.cryptopilot.crds.pool.RebalanceMode;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.moves.MoveReason;
import dev.cryptopilot.operator.pool.plan.moves.MoveWish;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Suggests or wishes the moves that even out a pool, as its spec or a person says. Pure. */
public final class RebalancePlanner {

  /** Begins the name of a request that only asks what would be done. */
  public static final String DRY_RUN = "dry-run";

  private static final int MOST = 20;

  private RebalancePlanner() {}

  /** The plan for these facts. */
  public static RebalancePlan plan(PoolFacts facts) {
    Optional<String> request = facts.upkeep().openRequest();
    RebalanceMode mode = facts.spec().rebalance().mode();
    if (mode == RebalanceMode.Off && request.isEmpty()) {
      return RebalancePlan.none();
    }
    if (facts.deleting() || facts.spec().paused() || isChanging(facts)) {
      return RebalancePlan.none();
    }
    List<PlannedMove> moves = Balance.moves(facts.spec().placement(), PodLoads.of(facts), MOST);
    boolean asked = request.filter(id -> !id.startsWith(DRY_RUN)).isPresent();
    List<MoveWish> wishes =
        asked || mode == RebalanceMode.Auto
            ? moves.stream().map(move -> wish(move, asked)).toList()
            : List.of();
    boolean done = !asked || (moves.isEmpty() && !isMoving(facts));
    return new RebalancePlan(moves, wishes, request.filter(id -> done));
  }

  private static MoveWish wish(PlannedMove move, boolean asked) {
    // What a person asks for does not count against the moves of an hour.
    MoveReason reason = asked ? MoveReason.Asked : MoveReason.Rebalance;
    return new MoveWish(move.uid(), move.from(), OptionalInt.of(move.to()), reason);
  }

  /** Pods that come or go even themselves out. */
  private static boolean isChanging(PoolFacts facts) {
    return facts.pods().stream()
        .map(PodFacts::marks)
        .anyMatch(marks -> marks.draining().isPresent() || marks.replacing().isPresent());
  }

  private static boolean isMoving(PoolFacts facts) {
    return facts.members().holders().values().stream().anyMatch(pods -> pods.size() > 1);
  }
}
