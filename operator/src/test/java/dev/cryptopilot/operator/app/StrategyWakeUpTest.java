// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.bot.Yaml;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.processing.event.rate.LinearRateLimiter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the running operator looks at a strategy: not for each bot, and never too seldom. */
@QuarkusTest
@QuarkusTestResource(TestCluster.class)
class StrategyWakeUpTest extends WithAdministrator {

  /** The SDK looks again by itself after two minutes: what takes that long was not woken. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int CROWD = 40;

  @Inject Operator operator;

  private void create(String strategy) {
    String manifest =
        """
        apiVersion: crypto-pilot.dev/v1alpha1
        kind: Strategy
        metadata: {name: %s, namespace: default}
        spec:
          className: EmaRsi
          version: 1.0.0
          source: {inline: "class EmaRsi(IStrategy):\\n    pass\\n"}
        """
            .formatted(strategy);
    admin.resource(Yaml.parse(manifest, Strategy.class)).create();
  }

  private Resource<Bot> bot(String name) {
    return admin.resources(Bot.class).inNamespace("default").withName(name);
  }

  /** It pins a version that there is not: nobody looks for a place for it. */
  private void create(String bot, String strategy) {
    String manifest =
        """
        apiVersion: crypto-pilot.dev/v1alpha1
        kind: Bot
        metadata: {name: %s, namespace: default}
        spec:
          owner: wanda
          mode: Paper
          strategy: {name: %s, version: 9.9.9}
          exchange: {name: binance}
          market: {pairs: [BTC/USDT], stakeCurrency: USDT}
          wallet: {initial: "1000"}
        """
            .formatted(bot, strategy);
    admin.resource(Yaml.parse(manifest, Bot.class)).create();
  }

  private void counts(String strategy, int bots) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () ->
                assertThat(
                        Optional.ofNullable(
                                admin
                                    .resources(Strategy.class)
                                    .inNamespace("default")
                                    .withName(strategy)
                                    .get()
                                    .getStatus())
                            .map(status -> status.bots()))
                    .as("bots of %s", strategy)
                    .contains(bots));
  }

  @Test
  void givenTheRunningOperatorThenStrategiesAreLookedAtFourTimesASecondAtMost() {
    RegisteredController<?> strategies = operator.getRegisteredController("strategy").orElseThrow();

    assertThat(strategies.getConfiguration().getRateLimiter())
        .isInstanceOfSatisfying(
            LinearRateLimiter.class,
            limiter -> {
              assertThat(limiter.isActivated()).isTrue();
              assertThat(limiter.getLimitForPeriod()).isEqualTo(4);
              assertThat(limiter.getRefreshPeriod()).isEqualTo(Duration.ofSeconds(1));
            });
  }

  @Test
  void givenACrowdOfChangesThenTheLastOneIsSeen() {
    create("crowded");
    counts("crowded", 0);
    for (int number = 0; number < CROWD; number++) {
      create("crowd-" + number, "crowded");
    }
    counts("crowded", CROWD);

    for (int number = 0; number < CROWD / 2; number++) {
      bot("crowd-" + number).delete();
    }
    counts("crowded", CROWD / 2);
  }

  @Test
  void givenABotThatGoesOverToAnotherStrategyThenTheOldOneHearsOfIt() {
    create("left");
    create("joined");
    create("wanderer", "left");
    counts("left", 1);
    bot("wanderer")
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"status\":{\"strategy\":{\"name\":\"left\",\"version\":\"1.0.0\"}}}");

    bot("wanderer")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"strategy\":{\"name\":\"joined\"}}}");

    counts("joined", 1);
    counts("left", 0);
  }
}
