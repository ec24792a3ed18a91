// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

import dev.cryptopilot.operator.pool.plan.moves.MoveWish;
import java.util.List;
import java.util.Optional;

/**
 * What evening out wants in this pass.
 *
 * @param suggestions moves that would even out the pool, for people
 * @param wishes those of them that are to be made
 * @param answered request that is answered with this pass
 */
public record RebalancePlan(
    List<PlannedMove> suggestions, List<MoveWish> wishes, Optional<String> answered) {

  /** Copies the lists. */
  public RebalancePlan {
    suggestions = List.copyOf(suggestions);
    wishes = List.copyOf(wishes);
  }

  static RebalancePlan none() {
    return new RebalancePlan(List.of(), List.of(), Optional.empty());
  }
}
