// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan;

import static dev.cryptopilot.operator.strategy.StrategyFixture.NOON;
import static dev.cryptopilot.operator.strategy.StrategyFixture.SOURCE;
import static dev.cryptopilot.operator.strategy.StrategyFixture.strategy;
import static dev.cryptopilot.operator.strategy.StrategyFixture.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.strategy.RolloutPhase;
import dev.cryptopilot.crds.strategy.RolloutStatus;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.strategy.StrategyFixture;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.observe.ValidationSight;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.PublishVersion;
import dev.cryptopilot.operator.strategy.plan.VersionVerdict.Refused;
import dev.cryptopilot.operator.strategy.validation.Setback;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishingTest {

  private static final StrategyVersion NEW = version("2.0.0", SOURCE);
  private static final Setback QUOTA = new Setback("exceeded quota: few", NOON.minusSeconds(4), 1);

  private static StrategyFacts facts(StrategyStatus status, Setback setback) {
    Strategy strategy = StrategyFixture.withStatus(strategy("2.0.0", SOURCE), status);
    StrategyVersion old = version("1.0.0", SOURCE + "# old\n");
    ValidationSight off = ValidationSight.off();
    return new StrategyFacts(
        strategy,
        Optional.empty(),
        List.of(new PublishedVersion(old, old.configMapName(), "2026-11-21T10:00:00Z")),
        List.of(),
        new ValidationSight(
            off.settings(),
            off.kept(),
            off.reported(),
            off.runs(),
            Map.of(NEW.configMapName(), setback),
            off.running()),
        NOON);
  }

  private static StrategyStatus stable() {
    return StrategyStatus.builder().stable("1.0.0").build();
  }

  @Test
  void whatTheApiServerRefusesIsSaidWithItsWordsAndTheFix() {
    StrategyPlan plan = StrategyPlanner.plan(facts(stable(), QUOTA));

    assertThat(plan.verdict())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(ConditionReason.PublishRefused);
              assertThat(refused.message())
                  .startsWith("spec.version: 2.0.0 cannot be published")
                  .contains("exceeded quota: few", NEW.configMapName(), "quota or policy");
            });
    assertThat(plan.stable()).contains("1.0.0");
  }

  @Test
  void itIsTriedAgainAfterAPauseThatGrows() {
    StrategyPlan early = StrategyPlanner.plan(facts(stable(), QUOTA));
    assertThat(early.actions()).isEmpty();
    assertThat(early.publishAgain()).contains(Duration.ofSeconds(6));

    Setback second = new Setback("exceeded quota: few", NOON.minusSeconds(10), 2);
    assertThat(StrategyPlanner.plan(facts(stable(), second)).publishAgain())
        .contains(Duration.ofSeconds(10));

    Setback due = new Setback("exceeded quota: few", NOON.minusSeconds(10), 1);
    StrategyPlan retry = StrategyPlanner.plan(facts(stable(), due));
    assertThat(retry.actions()).containsExactly(new PublishVersion(NEW));
    assertThat(retry.verdict()).as("said until it went well").isInstanceOf(Refused.class);
  }

  @Test
  void theRollOutThatIsUnderWayIsHeldAndNotForgotten() {
    StrategyStatus underWay =
        StrategyStatus.builder()
            .stable("1.0.0")
            .candidate("1.1.0")
            .rollout(
                RolloutStatus.builder()
                    .phase(RolloutPhase.Progressing)
                    .version("1.1.0")
                    .from("1.0.0")
                    .build())
            .build();

    StrategyPlan plan = StrategyPlanner.plan(facts(underWay, QUOTA));

    assertThat(plan.rollout().candidate()).contains("1.1.0");
    assertThat(plan.rollout().memory().phase()).isEqualTo(RolloutPhase.Paused);
    assertThat(plan.rollout().message()).contains("goes no further", "exceeded quota");
  }
}
