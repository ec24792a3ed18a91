// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotPhase;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.bot.Yaml;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import dev.cryptopilot.operator.pool.plan.PoolChoice;
import dev.cryptopilot.operator.slots.Goal;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bot from its manifest to its settlement, with a simulated agent. */
@QuarkusTest
@QuarkusTestResource(TestCluster.class)
class BotLifeTest extends WithAdministrator {

  private static final String STRATEGY =
      """
      apiVersion: crypto-pilot.dev/v1alpha1
      kind: Strategy
      metadata: {name: life, namespace: default}
      spec:
        className: Life
        version: 1.0.0
        source:
          inline: |
            class Life(IStrategy):
                pass
      """;

  private static final String BOT =
      """
      apiVersion: crypto-pilot.dev/v1alpha1
      kind: Bot
      metadata: {name: life, namespace: default}
      spec:
        owner: heidi
        mode: Paper
        strategy: {name: life}
        exchange: {name: binance}
        market: {pairs: [BTC/USDT], stakeCurrency: USDT}
        wallet: {initial: "1000"}
      """;

  @ConfigProperty(name = "pilot.agent-port")
  int agentPort;

  private KubeletStandIn kubelet;

  private Bot bot() {
    return admin.resources(Bot.class).inNamespace("default").withName("life").get();
  }

  private void until(Predicate<Bot> condition) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              kubelet.round();
              return condition.test(bot());
            });
  }

  private static boolean is(Bot bot, ConditionType type, String status) {
    return Conditions.find(bot.statusOrEmpty().conditions(), type)
        .filter(c -> c.getStatus().equals(status))
        .isPresent();
  }

  private void ask(String state) {
    admin
        .resource(bot())
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"state\":\"" + state + "\"}}");
  }

  @AfterEach
  void stopKubelet() {
    kubelet.close();
  }

  @Test
  void aBotIsPlacedPausedStoppedRunAgainDrainedSettledAndGone() {
    admin.resource(Yaml.parse(STRATEGY, Strategy.class)).create();
    Bot made = admin.resource(Yaml.parse(BOT, Bot.class)).create();
    kubelet = new KubeletStandIn(admin, PoolChoice.of(made), agentPort);
    String uid = made.getMetadata().getUid();
    // given a bot that names no pool, then it is placed and runs
    until(b -> is(b, ConditionType.Ready, "True") && is(b, ConditionType.Trading, "True"));
    assertThat(bot().statusOrEmpty().phase()).isEqualTo(BotPhase.Running);
    assertThat(bot().statusOrEmpty().runningStrategy().orElseThrow().version()).isEqualTo("1.0.0");
    assertThat(bot().statusOrEmpty().placedOn().orElseThrow().agentAddress()).isPresent();
    assertThat(is(bot(), ConditionType.UpToDate, "True")).isTrue();

    // when it is paused, stopped, run again, then it does so
    ask("Paused");
    until(b -> b.statusOrEmpty().phase() == BotPhase.Paused);
    assertThat(is(bot(), ConditionType.Trading, "False")).isTrue();
    ask("Stopped");
    until(b -> b.statusOrEmpty().phase() == BotPhase.Stopped);
    ask("Running");
    until(b -> b.statusOrEmpty().phase() == BotPhase.Running);

    // when its strategy is broken in spec, then what was accepted last runs on
    admin
        .resource(bot())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"strategy\":{\"name\":\"gone\"}}}");
    until(b -> is(b, ConditionType.StrategyResolved, "False"));
    assertThat(kubelet.slots().orElseThrow().bots())
        .singleElement()
        .matches(slot -> slot.goal() == Goal.RUNNING)
        .matches(slot -> slot.content().strategy().name().equals("life"));

    // when it is deleted, then it drains, is settled once, and goes
    kubelet.agent().hold(uid, "draining");
    admin.resource(bot()).delete();
    until(b -> is(b, ConditionType.Drained, "False"));
    assertThat(bot().statusOrEmpty().phase()).isEqualTo(BotPhase.Deleting);
    kubelet.agent().letGo(uid);
    until(b -> b == null);
    assertThat(kubelet.slots().orElseThrow().bots()).isEmpty();
    assertThat(admin.v1().events().inNamespace("default").list().getItems())
        .filteredOn(event -> uid.equals(event.getInvolvedObject().getUid()))
        .extracting(event -> event.getReason())
        .contains("BotPlaced", "BotReady", "StrategyDangling", "BotDraining", "BotSettled");
  }
}
