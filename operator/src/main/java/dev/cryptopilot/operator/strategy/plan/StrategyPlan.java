// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan;

import dev.cryptopilot.operator.strategy.plan.rollout.RolloutPlan;
import dev.cryptopilot.operator.strategy.plan.validation.ValidationPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about a strategy.
 *
 * @param actions in the order they are done
 * @param verdict about the version in spec
 * @param rollout where the roll-out is from now on
 * @param validation what is known about the programs of its versions
 * @param publishAgain when to try again to publish what the API server refused
 */
public record StrategyPlan(
    List<StrategyAction> actions,
    VersionVerdict verdict,
    RolloutPlan rollout,
    ValidationPlan validation,
    Optional<Duration> publishAgain) {

  public StrategyPlan {
    actions = List.copyOf(actions);
  }

  /** The version that everybody follows who is no candidate; empty before the first. */
  public Optional<String> stable() {
    return rollout.stable();
  }
}
