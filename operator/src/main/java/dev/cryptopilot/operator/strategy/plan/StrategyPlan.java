// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan;

import dev.cryptopilot.operator.strategy.plan.rollout.RolloutPlan;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about a strategy.
 *
 * @param actions in the order they are done
 * @param verdict about the version in spec
 * @param rollout where the roll-out is from now on
 */
public record StrategyPlan(
    List<StrategyAction> actions, VersionVerdict verdict, RolloutPlan rollout) {

  public StrategyPlan {
    actions = List.copyOf(actions);
  }

  /** The version that everybody follows who is no candidate; empty before the first. */
  public Optional<String> stable() {
    return rollout.stable();
  }
}
