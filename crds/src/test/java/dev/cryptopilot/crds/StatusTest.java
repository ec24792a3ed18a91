// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.crds.bot.LastExit;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

/**
 * A status is read, written and compared without losing a field; an empty one is safe to look at.
 */
class StatusTest {

  @Test
  void everyFieldOfABotStatusSurvives() {
    assertThat(Manifests.rewritten(SampleStatus.bot(), BotStatus.class))
        .isEqualTo(SampleStatus.bot());
    assertThat(Serialization.asYaml(SampleStatus.bot())).contains("equity: \"1001.23\"");
  }

  @Test
  void everyFieldOfAPoolStatusSurvives() {
    assertThat(Manifests.rewritten(SampleStatus.pool(), BotPoolStatus.class))
        .isEqualTo(SampleStatus.pool());
  }

  @Test
  void everyFieldOfAStrategyStatusSurvives() {
    assertThat(Manifests.rewritten(SampleStatus.strategy(), StrategyStatus.class))
        .isEqualTo(SampleStatus.strategy());
  }

  @Test
  void anEmptyMessageOfAnExitReadsBackAsItself() {
    LastExit exit = new LastExit(0, "", "Asked", "", "", "2026-11-21T11:00:00Z");

    assertThat(Manifests.rewritten(exit, LastExit.class)).isEqualTo(exit);
  }

  @Test
  void whatIsKnownIsFound() {
    BotStatus bot = SampleStatus.bot();

    assertThat(bot.placedOn())
        .hasValueSatisfying(slot -> assertThat(slot.agentAddress()).contains("127.77.0.3"));
    assertThat(bot.lastExitSeen()).isPresent();
    assertThat(bot.runningStrategy()).isPresent();
    assertThat(bot.tradingSeen()).isPresent();
    assertThat(bot.settled()).isPresent();
    assertThat(SampleStatus.pool().totalsSeen()).isPresent();
    assertThat(SampleStatus.strategy().stableVersion()).contains("1.0.0");
    assertThat(SampleStatus.strategy().candidateVersion()).contains("1.1.0");
  }

  @Test
  void aNewResourceHasAnEmptyStatus() {
    assertThat(new Bot().statusOrEmpty().placedOn()).isEmpty();
    assertThat(new Bot().statusOrEmpty().restarts()).isZero();
    assertThat(new BotPool().statusOrEmpty().totalsSeen()).isEmpty();
    assertThat(new BotPool().statusOrEmpty().pods()).isEmpty();
    assertThat(new Strategy().statusOrEmpty().stableVersion()).isEmpty();
    assertThat(new Strategy().statusOrEmpty().conditions()).isEmpty();
  }

  @Test
  void aStatusThatIsThereIsTheStatus() {
    Bot bot = new Bot();
    bot.setStatus(SampleStatus.bot());

    assertThat(bot.statusOrEmpty()).isSameAs(bot.getStatus());
  }

  @Test
  void fieldsOfANewerReleaseArePassedOver() {
    assertThat(
            Serialization.unmarshal("{\"restarts\": 2, \"mood\": \"good\"}", BotStatus.class)
                .restarts())
        .isEqualTo(2);
  }
}
