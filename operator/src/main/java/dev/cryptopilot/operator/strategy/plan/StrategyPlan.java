// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan;

import java.util.List;
import java.util.Optional;

/**
 * What was decided about a strategy.
 *
 * @param actions in the order they are done
 * @param verdict about the version in spec
 * @param stable the version that channel stable follows from now on
 */
public record StrategyPlan(
    List<StrategyAction> actions, VersionVerdict verdict, Optional<String> stable) {

  public StrategyPlan {
    actions = List.copyOf(actions);
  }
}
