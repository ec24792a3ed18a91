// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.status;

import static dev.cryptopilot.operator.condition.ConditionType.Healthy;
import static dev.cryptopilot.operator.condition.ConditionType.Progressing;
import static dev.cryptopilot.operator.condition.ConditionType.Valid;
import static dev.cryptopilot.operator.condition.ConditionType.Validated;

import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.plan.StrategyPlan;
import dev.cryptopilot.operator.strategy.plan.VersionVerdict;
import dev.cryptopilot.operator.strategy.plan.rollout.RolloutPlan;
import dev.cryptopilot.operator.strategy.plan.validation.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is claimed about a strategy. Pure. */
final class StrategyClaims {

  private StrategyClaims() {}

  static List<ConditionClaim> of(StrategyFacts facts, StrategyPlan plan) {
    List<ConditionClaim> claims = new ArrayList<>();
    claims.add(valid(facts, plan));
    validated(facts, plan).ifPresent(claims::add);
    claims.add(progressing(facts, plan));
    claims.add(healthy(facts));
    claims.add(RolledBackClaim.of(facts, plan.rollout()));
    claims.addAll(ReconcileClaims.of(facts, plan, List.copyOf(claims)));
    return claims;
  }

  private static Optional<ConditionClaim> validated(StrategyFacts facts, StrategyPlan plan) {
    String version = facts.strategy().getSpec().version();
    return plan.validation().of(version).flatMap(seen -> validated(version, seen));
  }

  private static Optional<ConditionClaim> validated(String version, Validation seen) {
    String said = "version " + version + ": " + seen.sentence();
    return switch (seen) {
      case Validation.Off off -> Optional.empty();
      case Validation.Waiting waiting ->
          Optional.of(ConditionClaim.unknown(Validated, ConditionReason.ValidationWaiting, said));
      case Validation.Running running ->
          Optional.of(ConditionClaim.unknown(Validated, ConditionReason.ValidationRunning, said));
      case Validation.Unjudged unjudged ->
          Optional.of(ConditionClaim.unknown(Validated, ConditionReason.ValidationUnjudged, said));
      case Validation.NotAdmitted refused ->
          Optional.of(
              ConditionClaim.unknown(Validated, ConditionReason.ValidatorNotAdmitted, said));
      case Validation.Passed passed ->
          Optional.of(ConditionClaim.isTrue(Validated, ConditionReason.ValidationPassed, said));
      case Validation.Refused refused ->
          Optional.of(ConditionClaim.isFalse(Validated, ConditionReason.ValidationFailed, said));
    };
  }

  private static ConditionClaim valid(StrategyFacts facts, StrategyPlan plan) {
    String version = facts.strategy().getSpec().version();
    return switch (plan.verdict()) {
      case VersionVerdict.Published published ->
          ConditionClaim.isTrue(
              Valid, ConditionReason.Accepted, "version " + version + " is published");
      case VersionVerdict.Publishable publishable ->
          ConditionClaim.unknown(
              Valid, ConditionReason.RollingOut, "version " + version + " is being published");
      case VersionVerdict.Refused refused ->
          ConditionClaim.isFalse(Valid, refused.reason(), refused.message() + kept(plan));
    };
  }

  private static String kept(StrategyPlan plan) {
    return plan.stable().map(v -> " (bots stay on version " + v + ")").orElse("");
  }

  private static ConditionClaim progressing(StrategyFacts facts, StrategyPlan plan) {
    long behind =
        facts.uses().stream()
            .filter(use -> use.pinned().isEmpty())
            .filter(use -> use.running().isPresent() && !use.running().equals(plan.stable()))
            .count();
    if (plan.verdict() instanceof VersionVerdict.Publishable) {
      return ConditionClaim.isTrue(
          Progressing, ConditionReason.RollingOut, "a new version is being published");
    }
    if (plan.rollout().memory().isUnderWay()) {
      return rollingOut(plan.rollout());
    }
    if (plan.rollout().memory().isGoingBack()) {
      return ConditionClaim.isTrue(
          Progressing, ConditionReason.RollingOut, plan.rollout().message());
    }
    return behind > 0
        ? ConditionClaim.isTrue(
            Progressing,
            ConditionReason.RollingOut,
            behind + " of the bots that follow the strategy run another version")
        : ConditionClaim.isFalse(
            Progressing, ConditionReason.Stable, "every bot that follows it runs the same version");
  }

  private static ConditionClaim rollingOut(RolloutPlan rollout) {
    ConditionReason reason =
        switch (rollout.memory().phase()) {
          case Paused -> ConditionReason.Paused;
          case Waiting -> ConditionReason.WatchingCandidates;
          default -> ConditionReason.RollingOut;
        };
    return ConditionClaim.isTrue(
        Progressing,
        reason,
        rollout.candidate().orElse("")
            + " at "
            + rollout.percent()
            + " %, "
            + rollout.updated()
            + " of "
            + rollout.total()
            + " bots: "
            + rollout.message());
  }

  private static ConditionClaim healthy(StrategyFacts facts) {
    List<String> failing =
        facts.uses().stream().filter(StrategyUse::failing).map(StrategyUse::bot).sorted().toList();
    if (facts.uses().isEmpty()) {
      return ConditionClaim.unknown(Healthy, ConditionReason.NoBots, "no bot uses it");
    }
    return failing.isEmpty()
        ? ConditionClaim.isTrue(Healthy, ConditionReason.AsAsked, "no bot fails with it")
        : ConditionClaim.isFalse(
            Healthy, ConditionReason.BotsFailing, "failing: " + String.join(", ", failing));
  }
}
