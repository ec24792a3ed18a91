// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.status;

import static dev.cryptopilot.operator.strategy.StrategyFixture.SOURCE;
import static dev.cryptopilot.operator.strategy.StrategyFixture.strategy;
import static dev.cryptopilot.operator.strategy.StrategyFixture.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import dev.cryptopilot.operator.event.EventNote;
import dev.cryptopilot.operator.strategy.StrategyFixture;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import dev.cryptopilot.operator.strategy.observe.BotSign;
import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.plan.StrategyPlanner;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StrategyStatusFactoryTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  private static PublishedVersion published(StrategyVersion version, int second) {
    return new PublishedVersion(
        version, version.configMapName(), "2026-11-21T10:00:0" + second + "Z");
  }

  private static StrategyUse follows(String bot, String running, boolean failing) {
    return new StrategyUse(bot, Optional.empty(), Optional.of(running), failing, BotSign.UNKNOWN);
  }

  private static StrategyStatus status(Strategy strategy, List<StrategyUse> uses) {
    StrategyFacts facts =
        StrategyFixture.facts(
            strategy,
            Optional.empty(),
            List.of(
                published(version("1.0.0", SOURCE), 1),
                published(version("2.0.0", SOURCE + "#2\n"), 2)),
            uses);
    return new StrategyStatusFactory(CLOCK).status(facts, StrategyPlanner.plan(facts));
  }

  @Test
  void versionsAreListedNewestFirstWithTheirState() {
    StrategyStatus status =
        status(strategy("2.0.0", SOURCE + "#2\n"), List.of(follows("a", "1.0.0", false)));

    assertThat(status.stable()).isEqualTo("2.0.0");
    assertThat(status.bots()).isEqualTo(1);
    assertThat(status.versions())
        .extracting(VersionStatus::version)
        .containsExactly("2.0.0", "1.0.0");
    assertThat(status.versions())
        .extracting(VersionStatus::state)
        .containsExactly(VersionState.Stable, VersionState.Superseded);
    assertThat(status.versions()).extracting(VersionStatus::bots).containsExactly(0, 1);
  }

  @Test
  void botsOnAnotherVersionMeanProgress() {
    Strategy two = strategy("2.0.0", SOURCE + "#2\n");

    assertThat(progressing(status(two, List.of(follows("a", "1.0.0", false))))).isTrue();
    assertThat(progressing(status(two, List.of(follows("a", "2.0.0", false))))).isFalse();
  }

  private static boolean progressing(StrategyStatus status) {
    return Conditions.isTrue(status.conditions(), ConditionType.Progressing);
  }

  @Test
  void failingBotsAreNamed() {
    StrategyStatus status =
        status(
            strategy("1.0.0", SOURCE),
            List.of(follows("b", "1.0.0", true), follows("a", "1.0.0", true)));

    assertThat(Conditions.find(status.conditions(), ConditionType.Healthy))
        .get()
        .matches(c -> c.getStatus().equals("False"))
        .matches(c -> c.getMessage().equals("failing: a, b"));
  }

  @Test
  void aRefusedVersionSaysWhichOneBotsStayOn() {
    Strategy broken = strategy("3.0.0", "nothing");
    broken.setStatus(StrategyStatus.builder().stable("2.0.0").build());

    StrategyStatus status = status(broken, List.of());

    assertThat(Conditions.find(status.conditions(), ConditionType.Valid))
        .get()
        .matches(c -> c.getReason().equals("ClassNotFound"))
        .matches(c -> c.getMessage().endsWith("(bots stay on version 2.0.0)"));
    assertThat(StrategyNews.between(broken, broken.statusOrEmpty(), status))
        .extracting(EventNote::reason)
        .extracting(Enum::name)
        .containsExactly("VersionRefused");
    assertThat(StrategyNews.between(broken, status, status)).isEmpty();
  }

  @Test
  void aPromotionIsNews() {
    Strategy strategy = strategy("2.0.0", SOURCE + "#2\n");
    StrategyStatus next = status(strategy, List.of());

    assertThat(StrategyNews.between(strategy, strategy.statusOrEmpty(), next))
        .extracting(EventNote::message)
        .containsExactly("version 2.0.0 is stable");
  }
}
