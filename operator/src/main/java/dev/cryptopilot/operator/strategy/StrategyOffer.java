// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import dev.cryptopilot.crds.strategy.RolloutStatus;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;

/**
 * What bots look at in a Strategy. Counts and figures in its status change all the time, and no bot
 * has to be looked at for that.
 *
 * @param chosenFor the version of the bots that a roll-out has chosen; empty when there are none
 * @param chosen their names
 */
public record StrategyOffer(
    Optional<String> owner,
    Optional<String> stable,
    Optional<String> chosenFor,
    List<String> chosen,
    List<Usable> versions,
    Optional<String> invalid) {

  /** A version, where its content is, and why bots must not have it. */
  record Usable(String version, String configMap, boolean usable, Optional<String> why) {}

  /** What this Strategy offers. */
  public static StrategyOffer of(Strategy strategy) {
    StrategyStatus status = strategy.statusOrEmpty();
    return new StrategyOffer(
        strategy.getSpec().soleOwner(),
        status.stableVersion(),
        status.rolloutSeen().filter(StrategyOffer::hasChosen).map(RolloutStatus::version),
        status.rolloutSeen().map(RolloutStatus::candidates).orElse(List.of()),
        status.versions().stream().map(v -> usable(v)).toList(),
        Conditions.find(status.conditions(), ConditionType.Valid)
            .filter(valid -> "False".equals(valid.getStatus()))
            .map(Condition::getMessage));
  }

  private static boolean hasChosen(RolloutStatus rollout) {
    return !rollout.candidates().isEmpty();
  }

  private static Usable usable(VersionStatus version) {
    boolean usable = StrategyResolver.isUsable(version);
    return new Usable(
        version.version(),
        version.configMap(),
        usable,
        usable ? Optional.empty() : Optional.ofNullable(version.message()));
  }

  /** Whether bots have to be looked at after this change. */
  public static boolean changed(Strategy now, Strategy before) {
    return !of(now).equals(of(before));
  }
}
