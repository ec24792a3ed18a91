// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.status;

import static dev.cryptopilot.operator.condition.ConditionType.RolledBack;

import dev.cryptopilot.crds.strategy.RolloutPhase;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.plan.analysis.Judgement;
import dev.cryptopilot.operator.strategy.plan.rollout.RolloutPlan;
import java.util.Optional;

/** Whether the version in spec was taken back, and why. Pure. */
final class RolledBackClaim {

  private RolledBackClaim() {}

  static ConditionClaim of(StrategyFacts facts, RolloutPlan rollout) {
    if (rollout.memory().phase() != RolloutPhase.RolledBack) {
      return ConditionClaim.isFalse(
          RolledBack,
          wasEver(facts) ? ConditionReason.Stable : ConditionReason.NeverRolledBack,
          wasEver(facts) ? "the version in spec was not taken back" : "no version was taken back");
    }
    String version = rollout.memory().version().orElse("");
    return ConditionClaim.isTrue(
        RolledBack,
        ConditionReason.Aborted,
        "version "
            + version
            + " was taken back: "
            + rollout
                .judgement()
                .map(Judgement::message)
                .or(() -> reason(facts, version))
                .orElse("it did not do well")
            + "; bots follow "
            + rollout.stable().orElse("no version")
            + ", raise spec.version to try again");
  }

  private static Optional<String> reason(StrategyFacts facts, String version) {
    return facts.strategy().statusOrEmpty().versions().stream()
        .filter(kept -> kept.version().equals(version))
        .findFirst()
        .map(VersionStatus::message);
  }

  private static boolean wasEver(StrategyFacts facts) {
    return facts.strategy().statusOrEmpty().versions().stream()
        .anyMatch(version -> version.state() == VersionState.RolledBack);
  }
}
