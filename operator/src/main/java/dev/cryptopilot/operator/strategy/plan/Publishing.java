// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan;

import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.PublishVersion;
import dev.cryptopilot.operator.strategy.plan.VersionVerdict.Publishable;
import dev.cryptopilot.operator.strategy.plan.VersionVerdict.Refused;
import dev.cryptopilot.operator.strategy.plan.validation.Retries;
import dev.cryptopilot.operator.strategy.validation.Setback;
import java.time.Duration;
import java.util.Optional;

/**
 * How a version that nothing speaks against becomes a ConfigMap. Pure.
 *
 * @param verdict about the version, with what the API server says to it
 * @param action to publish it now
 * @param again when to try again what was refused
 */
record Publishing(
    VersionVerdict verdict, Optional<PublishVersion> action, Optional<Duration> again) {

  static Publishing of(StrategyFacts facts, VersionVerdict verdict) {
    return verdict instanceof Publishable(StrategyVersion version)
        ? of(facts, version)
        : new Publishing(verdict, Optional.empty(), Optional.empty());
  }

  private static Publishing of(StrategyFacts facts, StrategyVersion version) {
    PublishVersion publish = new PublishVersion(version);
    Optional<Setback> setback = facts.refusedToPublish(version);
    if (setback.isEmpty()) {
      return new Publishing(new Publishable(version), Optional.of(publish), Optional.empty());
    }
    Duration pause = Retries.pauseAfterRefusals(setback.get().times());
    Duration left = Duration.between(facts.now(), setback.get().at().plus(pause));
    return left.isPositive()
        ? new Publishing(refused(version, setback.get()), Optional.empty(), Optional.of(left))
        : new Publishing(refused(version, setback.get()), Optional.of(publish), Optional.empty());
  }

  private static Refused refused(StrategyVersion version, Setback setback) {
    return new Refused(
        ConditionReason.PublishRefused,
        "spec.version: "
            + version.version()
            + " cannot be published, the API server refuses its ConfigMap "
            + version.configMapName()
            + ": "
            + setback.why()
            + "; have the namespace's quota or policy allow it: it is tried again by itself, a"
            + " minute later at most");
  }
}
