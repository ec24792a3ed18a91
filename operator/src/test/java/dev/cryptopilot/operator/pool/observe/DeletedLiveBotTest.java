// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.operator.bot.Yaml;
import dev.cryptopilot.operator.render.BotRenderer;
import dev.cryptopilot.operator.render.RenderSettings;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.BotId;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.SlotsFixtures;
import dev.cryptopilot.operator.strategy.StrategyCatalog;
import dev.cryptopilot.operator.strategy.StrategyConfigMap;
import dev.cryptopilot.operator.strategy.StrategyFixture;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A Live bot that is being deleted and gets keys again to close its positions with. */
class DeletedLiveBotTest {

  private final AccountClaims accounts =
      new AccountClaims(List::of, (namespace, name) -> Optional.empty());

  @Test
  void itClosesThemWithTheKeysThatItIsGiven() {
    assertThat(standing("mine").content()).map(BotContent::lacksKeys).contains(false);
  }

  @Test
  void itGetsNoAccountWithWhichAnotherBotTrades() {
    assertThat(accounts.claim(slotOf("other"), "default", "other-pool-0-slots")).isTrue();
    assertThat(standing("theirs").content()).isEmpty();
    assertThat(standing("mine").content()).as("an account of its own").isPresent();
  }

  private Standing.Leaving standing(String key) {
    BotFactsFactory factory =
        new BotFactsFactory(
            new BotRenderer(RenderSettings.none()),
            (namespace, name) -> Optional.of(Map.of("key", key, "secret", "s")),
            accounts);
    return (Standing.Leaving) factory.of(deleted(), pool(), catalog(), Place.asked()).standing();
  }

  private static DesiredBot slotOf(String name) {
    return new DesiredBot(
        BotId.of(name, "uid-" + name),
        name,
        "uid-" + name,
        Goal.RUNNING,
        SlotsFixtures.live("theirs"),
        SlotsFixtures.CLOSE);
  }

  private static Bot deleted() {
    return Yaml.parse(
        """
        apiVersion: crypto-pilot.dev/v1alpha1
        kind: Bot
        metadata:
          name: ema-btc
          namespace: default
          uid: 3f2a9c1b-0000-4000-8000-000000000001
          creationTimestamp: "2026-11-21T11:00:00Z"
          deletionTimestamp: "2026-11-21T12:00:00Z"
        spec:
          owner: alice
          mode: Live
          strategy: {name: ema-rsi}
          exchange: {name: binance, credentialsSecret: ema-btc-keys}
          market: {pairs: [BTC/USDT], stakeCurrency: USDT}
          placement: {pool: starter}
        """,
        Bot.class);
  }

  private static BotPool pool() {
    return Yaml.parse(
        """
        apiVersion: crypto-pilot.dev/v1alpha1
        kind: BotPool
        metadata: {name: starter, namespace: default}
        spec: {tenancy: {owner: alice}}
        """,
        BotPool.class);
  }

  private static StrategyCatalog catalog() {
    StrategyVersion version = StrategyFixture.version("1.0.0", StrategyFixture.SOURCE);
    VersionStatus stable =
        new VersionStatus(
            "1.0.0",
            version.digest(),
            version.configMapName(),
            VersionState.Stable,
            null,
            0,
            null,
            null);
    Strategy strategy =
        StrategyFixture.withStatus(
            StrategyFixture.strategy("1.0.0", StrategyFixture.SOURCE),
            StrategyStatus.builder().stable("1.0.0").versions(List.of(stable)).build());
    return StrategyCatalog.of(List.of(strategy), List.of(StrategyConfigMap.of(version, strategy)));
  }
}
