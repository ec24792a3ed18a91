// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.Health;
import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import dev.cryptopilot.operator.event.EventReason;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.PoolTale;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PoolStatusFactoryTest {

  private static final BotPoolStatus NONE = BotPoolStatus.builder().build();

  private final PoolStatusFactory factory = new PoolStatusFactory();

  private static String reason(BotPoolStatus status, ConditionType type) {
    return Conditions.find(status.conditions(), type)
        .map(condition -> condition.getStatus() + " " + condition.getReason())
        .orElse("absent");
  }

  @Test
  void aPoolWhosePodsAnswerIsAvailable() {
    BotPoolStatus status = factory.status(PoolTale.running(2), NONE);
    assertThat(reason(status, ConditionType.Available)).isEqualTo("True PodsReady");
    assertThat(reason(status, ConditionType.Progressing)).isEqualTo("False Stable");
    assertThat(reason(status, ConditionType.Degraded)).isEqualTo("False AsAsked");
    assertThat(reason(status, ConditionType.ScalingLimited)).isEqualTo("False WithinLimits");
    assertThat(status.health()).isEqualTo(Health.Healthy);
    assertThat(status.totalsSeen().orElseThrow().used()).isEqualTo(2);
    assertThat(status.totalsSeen().orElseThrow().readyBots()).isEqualTo(2);
    assertThat(status.replicas()).isEqualTo(1);
    assertThat(status.selector()).isEqualTo("crypto-pilot.dev/pool=starter");
  }

  @Test
  void aPodThatStartsIsProgress() {
    BotPoolStatus status = factory.status(PoolTale.starting(), NONE);
    assertThat(reason(status, ConditionType.Available)).isEqualTo("False PodsNotReady");
    assertThat(reason(status, ConditionType.Progressing)).isEqualTo("True ScalingUp");
    assertThat(status.pods().getFirst().phase()).isEqualTo("Starting");
  }

  @Test
  void botsWithoutSlotAtTheLimitAreSaid() {
    BotPoolStatus status = factory.status(PoolTale.running(5), NONE);
    assertThat(reason(status, ConditionType.ScalingLimited)).isEqualTo("True MaxPods");
    assertThat(status.totalsSeen().orElseThrow().waitingBots()).isEqualTo(2);
    assertThat(PoolNotes.between(NONE, status))
        .extracting(PoolNotes.Note::reason)
        .contains(EventReason.PoolFull);
  }

  @Test
  void aSilentAgentDegradesThePool() {
    BotPoolStatus status = factory.status(PoolTale.silent(), NONE);
    assertThat(reason(status, ConditionType.Degraded)).isEqualTo("True PodUnreachable");
    assertThat(status.pods().getFirst().message()).contains("bots trade on");
  }

  @Test
  void aDeletedPoolNamesTheBotsItWaitsFor() {
    BotPoolStatus status = factory.status(PoolTale.deleting(), NONE);
    assertThat(Conditions.find(status.conditions(), ConditionType.Progressing))
        .hasValueSatisfying(
            condition ->
                assertThat(condition.getMessage())
                    .isEqualTo("deletion waits until these bots are deleted: bot-0, bot-1"));
  }

  @Test
  void aStatusThatSaysTheSameIsNotWritten() {
    PoolFacts facts = PoolTale.running(2);
    BotPoolStatus status = factory.status(facts, NONE);
    BotPoolStatus again = factory.status(facts, status);
    assertThat(StatusChange.isWorthWriting(NONE, status, facts.now())).isTrue();
    assertThat(StatusChange.isWorthWriting(status, again, facts.now().plus(Duration.ofHours(1))))
        .isFalse();
    assertThat(PoolNotes.between(status, again)).isEmpty();
  }

  @Test
  void memoryAloneIsWrittenOnceAMinute() {
    PoolFacts facts = PoolTale.running(2);
    BotPoolStatus before = factory.status(facts, NONE);
    BotPoolStatus after = factory.status(PoolTale.withMemory(facts, 700), before);
    assertThat(after.pods().getFirst().memoryMb()).isEqualTo(700);
    assertThat(StatusChange.isWorthWriting(before, after, facts.now().plusSeconds(59))).isFalse();
    assertThat(StatusChange.isWorthWriting(before, after, facts.now().plusSeconds(62))).isTrue();
  }
}
