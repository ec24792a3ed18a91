// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotPhase;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.bot.plan.BotPlanner;
import dev.cryptopilot.operator.bot.status.BotStatusFactory;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator starts anew: reports are gone, statuses are those of the last leader. */
class AfterTheStartTest {

  private static BotStatus status(BotFacts facts, Duration later) {
    Clock clock = Clock.fixed(GoldenCase.NOW.plus(later), ZoneOffset.UTC);
    return new BotStatusFactory(clock).status(facts, BotPlanner.plan(facts, clock.instant()));
  }

  /** A golden case with the status that came of it, and no word of its agent. */
  private static BotFacts unheard(String golden, boolean awaited) {
    BotFacts facts = new GoldenCase(Path.of("src/test/resources/golden/bot", golden)).facts();
    Bot bot = facts.bot();
    bot.setStatus(status(facts, Duration.ZERO));
    return new BotFacts(
        bot,
        facts.strategy(),
        facts.strategyOwner(),
        facts.poolName(),
        facts.pool(),
        facts.credentials(),
        facts.rendered(),
        facts.slot(),
        Optional.empty(),
        facts.move(),
        facts.homePool(),
        awaited);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "running",
        "paused",
        "stopped",
        "backoff",
        "failed-strategy",
        "stalled",
        "starting",
        "config-changed-open-trades",
        "restarting-with-new-content",
        "running-unknown-pair"
      })
  void whatWasWrittenStaysUntilTheAgentIsHeard(String golden) {
    BotFacts facts = unheard(golden, true);

    BotStatus next = status(facts, Duration.ofSeconds(2));

    assertThat(next).isEqualTo(facts.bot().getStatus());
  }

  @Test
  void afterThatItIsSaidThatNothingIsKnown() {
    BotStatus next = status(unheard("running", false), Duration.ofSeconds(12));

    assertThat(next.phase()).isEqualTo(BotPhase.Starting);
    assertThat(Conditions.find(next.conditions(), ConditionType.Ready).orElseThrow().getReason())
        .isEqualTo("WaitingForReport");
  }

  @Test
  void aSpecThatChangedMeanwhileIsNotSaidToBeReady() {
    BotFacts facts = unheard("running", true);
    facts.bot().getMetadata().setGeneration(3L);

    BotStatus next = status(facts, Duration.ofSeconds(2));

    assertThat(Conditions.isTrue(next.conditions(), ConditionType.Ready)).isFalse();
  }

  @Test
  void aBotThatIsDeletedMeanwhileIsNotHeld() {
    BotFacts facts = unheard("running", true);
    facts.bot().getMetadata().setDeletionTimestamp("2026-11-21T11:59:00Z");

    BotStatus next = status(facts, Duration.ofSeconds(2));

    assertThat(next.phase()).isEqualTo(BotPhase.Deleting);
    assertThat(Conditions.isTrue(next.conditions(), ConditionType.Ready)).isFalse();
  }
}
