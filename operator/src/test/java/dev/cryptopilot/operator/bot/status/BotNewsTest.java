// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotPhase;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.event.EventReason;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A change that somebody asked for is no trouble. */
class BotNewsTest {

  private static final String BOT =
      """
      apiVersion: crypto-pilot.dev/v1alpha1
      kind: Bot
      metadata: {name: ema, namespace: default, uid: u}
      spec: {owner: alice, mode: Paper, state: ASKED}
      """;

  @Test
  void anAskedForPauseIsNoTrouble() {
    assertThat(reasons("Paused", status(BotPhase.Running, true), status(BotPhase.Running, false)))
        .isEmpty();
    assertThat(reasons("Paused", status(BotPhase.Running, false), status(BotPhase.Paused, true)))
        .containsExactly(EventReason.BotReady);
  }

  @Test
  void soIsAStopAndAStart() {
    assertThat(reasons("Stopped", status(BotPhase.Running, true), status(BotPhase.Stopping, false)))
        .isEmpty();
    assertThat(
            reasons("Stopped", status(BotPhase.Stopping, false), status(BotPhase.Stopped, false)))
        .containsExactly(EventReason.BotStateChanged);
    assertThat(reasons("Running", status(BotPhase.Starting, false), status(BotPhase.Running, true)))
        .containsExactly(EventReason.BotReady);
  }

  @Test
  void aBotThatFallsIllIs() {
    assertThat(reasons("Running", status(BotPhase.Running, true), status(BotPhase.Starting, false)))
        .containsExactly(EventReason.BotNotReady);
    assertThat(reasons("Paused", status(BotPhase.Paused, true), status(BotPhase.Starting, false)))
        .containsExactly(EventReason.BotNotReady);
  }

  private static List<EventReason> reasons(String asked, BotStatus before, BotStatus after) {
    Bot bot = new KubernetesSerialization().unmarshal(BOT.replace("ASKED", asked), Bot.class);
    return BotNews.between(bot, before, after).stream().map(note -> note.reason()).toList();
  }

  private static BotStatus status(BotPhase phase, boolean ready) {
    return BotStatus.builder()
        .phase(phase)
        .conditions(
            List.of(
                new ConditionBuilder()
                    .withType(ConditionType.Ready.name())
                    .withStatus(ready ? "True" : "False")
                    .withReason(ready ? "Trading" : "Stopping")
                    .withMessage("")
                    .build()))
        .build();
  }
}
