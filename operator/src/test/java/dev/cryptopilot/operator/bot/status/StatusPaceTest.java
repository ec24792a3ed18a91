// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotPhase;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.crds.bot.LastExit;
import dev.cryptopilot.operator.bot.BotStanding;
import dev.cryptopilot.operator.condition.ConditionType;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusPaceTest {

  private static final Instant CREATED = Instant.parse("2026-11-21T11:00:00Z");
  private static final Instant SOON = CREATED.plusSeconds(1);

  @Test
  void aStepOfANewBotWaitsUntilItIsClearThatItStaysThere() {
    Bot bot = accepted(1);

    assertThat(StatusPace.pause(bot, status(BotPhase.Starting), SOON))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(StatusPace.pause(bot, status(BotPhase.Starting), CREATED.plusSeconds(4))).isZero();
  }

  @Test
  void theNextStepWaitsAfterTheLastOneThatWasTold() {
    Bot bot = accepted(1);
    List<Condition> told =
        List.of(
            isTrue(ConditionType.Accepted, 1),
            isTrue(ConditionType.StrategyResolved, 1),
            new ConditionBuilder(isTrue(ConditionType.Placed, 1))
                .withLastTransitionTime(CREATED.plusSeconds(20).toString())
                .build());
    bot.setStatus(BotStatus.builder().conditions(told).build());

    assertThat(StatusPace.pause(bot, status(BotPhase.Starting), CREATED.plusSeconds(21)))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(StatusPace.pause(bot, status(BotPhase.Starting), CREATED.plusSeconds(23))).isZero();
  }

  @Test
  void readyIsWrittenAtOnce() {
    assertThat(StatusPace.pause(accepted(1), status(BotPhase.Running), SOON)).isZero();
  }

  @Test
  void acceptanceIsWrittenAtOnceBecauseThePoolWaitsForIt() {
    Bot fresh = accepted(1);
    fresh.setStatus(null);

    assertThat(StatusPace.pause(fresh, status(BotPhase.Pending), SOON)).isZero();
  }

  @Test
  void whatAPersonMustKnowIsWrittenAtOnce() {
    BotStatus failed =
        BotStatus.builder()
            .phase(BotPhase.Starting)
            .conditions(conditions(1))
            .lastExit(new LastExit(2, null, "StrategyError", "boom", null, null))
            .build();

    assertThat(StatusPace.pause(accepted(1), failed, SOON)).isZero();
    assertThat(StatusPace.pause(accepted(1), status(BotPhase.Failed), SOON)).isZero();
  }

  @Test
  void aBotThatSomebodyChangedOrThatWasReadyIsToldStepByStep() {
    Bot wasReady = accepted(1);
    wasReady.setStatus(
        BotStatus.builder()
            .conditions(
                Stream.concat(conditions(1).stream(), Stream.of(isTrue(ConditionType.Ready, 1)))
                    .toList())
            .build());

    assertThat(StatusPace.pause(accepted(2), status(BotPhase.Starting), SOON)).isZero();
    assertThat(StatusPace.pause(wasReady, status(BotPhase.Starting), SOON)).isZero();
  }

  private static Bot accepted(long generation) {
    Bot bot = new Bot();
    bot.setMetadata(
        new ObjectMetaBuilder()
            .withName("b")
            .withGeneration(generation)
            .withCreationTimestamp(CREATED.toString())
            .withFinalizers(BotStanding.FINALIZER)
            .build());
    bot.setStatus(BotStatus.builder().conditions(conditions(generation)).build());
    return bot;
  }

  private static BotStatus status(BotPhase phase) {
    return BotStatus.builder().phase(phase).conditions(conditions(1)).build();
  }

  private static List<Condition> conditions(long generation) {
    return List.of(
        isTrue(ConditionType.Accepted, generation),
        isTrue(ConditionType.StrategyResolved, generation));
  }

  private static Condition isTrue(ConditionType type, long generation) {
    return new ConditionBuilder()
        .withType(type.name())
        .withStatus("True")
        .withObservedGeneration(generation)
        .build();
  }
}
