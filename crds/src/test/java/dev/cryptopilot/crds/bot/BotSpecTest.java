// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.Manifests;
import dev.cryptopilot.crds.TimeSpan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the operator may rely on when a manifest says little, and when it says a lot. */
class BotSpecTest {

  private static BotSpec spec(String fixture) {
    return Manifests.read("bot/valid/" + fixture, Bot.class).getSpec();
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    BotSpec spec = spec("smallest-paper");

    assertThat(spec.engine()).isEqualTo(Engine.Freqtrade);
    assertThat(spec.state()).isEqualTo(BotState.Running);
    assertThat(spec.update()).isEqualTo(UpdatePolicy.Immediate);
    assertThat(spec.onDelete())
        .isEqualTo(new OnDelete(PositionPolicy.Close, TimeSpan.ofSeconds(120)));
    assertThat(spec.placement()).isEqualTo(new BotPlacement(null, false));
    assertThat(spec.placement().namedPool()).isEmpty();
    assertThat(spec.config()).isEmpty();
    assertThat(spec.riskSettings()).isEmpty();
    assertThat(spec.featureSettings()).isEmpty();
    assertThat(spec.intervalRun()).isEmpty();
  }

  @Test
  void theMarketHasItsDefaultsToo() {
    Market market = spec("smallest-paper").market();

    assertThat(market.tradingMode()).isEqualTo(TradingMode.Spot);
    assertThat(market.effectiveMarginMode()).isEmpty();
    assertThat(market.maxOpenTrades()).isEqualTo(3);
    assertThat(market.fixedStake()).contains(new BigDecimal("50"));
    assertThat(market.ownTimeframe()).isEmpty();
    assertThat(market.ownTimeInForce()).isEmpty();
  }

  @Test
  void aPaperBotHasAWallet() {
    assertThat(spec("smallest-paper").paperWallet())
        .hasValueSatisfying(wallet -> assertThat(wallet.initialAmount()).isEqualTo("1000"));
  }

  @Test
  void aLiveBotIsUpdatedWhenFlatAndNamesItsKeys() {
    BotSpec spec = spec("live");

    assertThat(spec.update()).isEqualTo(UpdatePolicy.WhenFlat);
    assertThat(spec.paperWallet()).isEmpty();
    assertThat(spec.exchange().credentials()).contains("ada-kraken");
    assertThat(spec.exchange().name().id()).isEqualTo("kraken");
    assertThat(spec.market().fixedStake()).isEmpty();
    assertThat(spec.strategy().pinnedVersion()).contains("1.2.0-rc.1+build.7");
  }

  @Test
  void aFuturesBotHasAMarginMode() {
    Market market = spec("futures").market();

    assertThat(market.effectiveMarginMode()).contains(MarginMode.Cross);
    assertThat(market.ownTimeframe()).contains("15m");
    assertThat(market.ownTimeInForce())
        .contains(new OrderTimeInForce(TimeInForce.PO, TimeInForce.GTC));
    assertThat(
            new Market(TradingMode.Futures, null, List.of(), "USDT", null, null, null, null)
                .effectiveMarginMode())
        .contains(MarginMode.Isolated);
  }

  @Test
  void aBotFollowsTheStableChannelUnlessItSaysOtherwise() {
    assertThat(spec("smallest-paper").strategy().followedChannel()).isEqualTo(Channel.Stable);
    assertThat(spec("dedicated-candidate-stopped").strategy().followedChannel())
        .isEqualTo(Channel.Candidate);
  }

  @Test
  void anIntervalBotSaysHowItsScriptIsRun() {
    assertThat(spec("interval").intervalRun())
        .contains(new IntervalRun(TimeSpan.ofSeconds(5400), TimeSpan.ofSeconds(45), 256));
    assertThat(new IntervalRun(null, null, null))
        .isEqualTo(new IntervalRun(TimeSpan.parse("5m"), TimeSpan.parse("30s"), 100));
  }

  @Test
  void freeConfigurationKeepsItsShape() {
    Map<String, Object> config = spec("free-config").config();

    assertThat(config).containsEntry("stoploss", -0.1).containsEntry("trailing_stop", true);
    assertThat(config.get("pairlists"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(2);
  }

  @Test
  void aChangedCopyOfTheManifestDoesNotChangeTheSpec() {
    Map<String, Object> loose = new java.util.HashMap<>(Map.of("a", 1));
    StrategyRef strategy = new StrategyRef("ema-rsi", null, null, loose);

    loose.put("b", 2);

    assertThat(strategy.parameters()).containsOnlyKeys("a");
  }

  @Test
  void exchangesAreCalledAsFreqtradeCallsThem() {
    for (ExchangeName name : ExchangeName.values()) {
      String json = io.fabric8.kubernetes.client.utils.Serialization.asJson(name);
      assertThat(json).isEqualTo("\"" + name.id() + "\"");
    }
  }
}
