// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.status;

import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.Conditions;
import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.plan.StrategyPlan;
import dev.cryptopilot.operator.strategy.plan.StrategyPlanner;
import dev.cryptopilot.operator.strategy.validation.KeptVerdict;
import dev.cryptopilot.operator.strategy.validation.StatusText;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Builds the status of a Strategy from what was seen and decided. */
public final class StrategyStatusFactory {

  /** The schema's limit for the list of versions. */
  private static final int MAX_VERSIONS = 200;

  private final Clock clock;

  public StrategyStatusFactory(Clock clock) {
    this.clock = Objects.requireNonNull(clock);
  }

  /** The whole next status. */
  public StrategyStatus status(StrategyFacts facts, StrategyPlan plan) {
    StrategyStatus previous = facts.strategy().statusOrEmpty();
    long generation = facts.strategy().getMetadata().getGeneration();
    List<ConditionClaim> claims = StrategyClaims.of(facts, plan);
    return StrategyStatus.builder()
        .observedGeneration(generation)
        .conditions(Conditions.merge(previous.conditions(), claims, generation, clock.instant()))
        .stable(plan.stable().orElse(null))
        .candidate(plan.rollout().candidate().orElse(null))
        .bots(facts.uses().size())
        .versions(versions(facts, plan))
        .rollout(RolloutStatusFactory.of(plan.rollout(), previous.rolloutSeen()).orElse(null))
        .build();
  }

  private static List<VersionStatus> versions(StrategyFacts facts, StrategyPlan plan) {
    return facts.published().stream()
        .sorted(StrategyPlanner.newestFirst())
        .limit(MAX_VERSIONS)
        .map(published -> version(published, facts, plan))
        .toList();
  }

  private static VersionStatus version(
      PublishedVersion published, StrategyFacts facts, StrategyPlan plan) {
    String number = published.version().version();
    Optional<VersionStatus> before = before(facts, number);
    VersionState state = VersionStates.state(number, facts, plan, before);
    int running =
        (int)
            facts.uses().stream()
                .filter(u -> u.running().filter(number::equals).isPresent())
                .count();
    return new VersionStatus(
        number,
        published.version().digest(),
        published.configMap(),
        state,
        published.createdAt(),
        running,
        VersionStates.message(number, state, plan, before).map(StatusText::cut).orElse(null),
        plan.validation().kept(number).map(KeptVerdict::write).orElse(null));
  }

  private static Optional<VersionStatus> before(StrategyFacts facts, String number) {
    return facts.strategy().statusOrEmpty().versions().stream()
        .filter(version -> version.version().equals(number))
        .findFirst();
  }
}
