// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.render;

import dev.cryptopilot.crds.bot.BotSpec;
import dev.cryptopilot.crds.bot.Market;
import dev.cryptopilot.crds.bot.TradeMode;
import dev.cryptopilot.crds.bot.Wallet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tree of freqtrade's {@code config.json}.
 *
 * <p>It holds nothing that the agent adds (ports, paths, credentials of the API) and, where the Bot
 * does not ask for it, nothing that would win over the strategy's own settings.
 */
final class FreqtradeConfig {

  private static final BigDecimal DEFAULT_WALLET = BigDecimal.valueOf(1000);
  private static final int THROTTLE_SECONDS = 5;
  private static final String EXCHANGE = "exchange";

  private FreqtradeConfig() {}

  static Map<String, Object> of(BotSpec spec, String className, RenderSettings settings) {
    DeniedKeys.check(spec.config());
    Map<String, Object> config = DeepMerge.merge(base(spec, className), spec.config());
    if (spec.mode() == TradeMode.Paper && !settings.paperExchange().isEmpty()) {
      config = DeepMerge.merge(config, Map.of(EXCHANGE, settings.paperExchange()));
    }
    return PriceSides.complete(config);
  }

  private static Map<String, Object> base(BotSpec spec, String className) {
    Map<String, Object> config = new TreeMap<>();
    config.put("strategy", className);
    config.put("dry_run", spec.mode() == TradeMode.Paper);
    if (spec.mode() == TradeMode.Paper) {
      config.put("dry_run_wallet", spec.paperWallet().map(Wallet::balance).orElse(DEFAULT_WALLET));
    }
    market(config, spec.market());
    config.put(EXCHANGE, ExchangeSection.of(spec));
    config.put("pairlists", List.of(Map.of("method", "StaticPairList")));
    config.put("internals", Map.of("process_throttle_secs", THROTTLE_SECONDS));
    config.put("cancel_open_orders_on_exit", false);
    return config;
  }

  private static void market(Map<String, Object> config, Market market) {
    config.put("trading_mode", market.tradingMode().name().toLowerCase(java.util.Locale.ROOT));
    market
        .effectiveMarginMode()
        .ifPresent(
            mode -> config.put("margin_mode", mode.name().toLowerCase(java.util.Locale.ROOT)));
    config.put("stake_currency", market.stakeCurrency());
    Optional<BigDecimal> stake = market.fixedStake();
    config.put("stake_amount", stake.isPresent() ? stake.get() : "unlimited");
    config.put("max_open_trades", market.maxOpenTrades());
    market.ownTimeframe().ifPresent(timeframe -> config.put("timeframe", timeframe));
    market
        .ownTimeInForce()
        .ifPresent(
            force ->
                config.put(
                    "order_time_in_force",
                    Map.of("entry", force.entry().name(), "exit", force.exit().name())));
  }
}
