// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.crds.strategy.Rollout;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a roll-out is planned from.
 *
 * @param rollout what spec says about it
 * @param wanted the version in spec
 * @param obstacle why bots cannot get the version in spec now; empty when they can
 * @param stable the version that everybody follows now; empty before the first
 * @param takenBack versions that were taken back and are not rolled out again
 * @param memory what the last pass left behind
 * @param uses the bots
 */
public record RolloutFacts(
    Rollout rollout,
    String wanted,
    Optional<String> obstacle,
    Optional<String> stable,
    Set<String> takenBack,
    RolloutMemory memory,
    List<StrategyUse> uses,
    Instant now) {

  public RolloutFacts {
    takenBack = Set.copyOf(takenBack);
    uses = List.copyOf(uses);
  }
}
