// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.render;

import dev.cryptopilot.crds.bot.BotSpec;
import dev.cryptopilot.crds.bot.TradingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The {@code exchange} section, without any key. */
final class ExchangeSection {

  private ExchangeSection() {}

  static Map<String, Object> of(BotSpec spec) {
    Map<String, Object> section = new TreeMap<>();
    section.put("name", spec.exchange().name().id());
    section.put("pair_whitelist", spec.market().pairs());
    section.put("pair_blacklist", List.of());
    // One thread and one client less for each bot; candles are asked for when they close.
    section.put("enable_ws", false);
    if (spec.market().tradingMode() == TradingMode.Spot) {
      section.put("ccxt_config", Map.of("options", Map.of("fetchMarkets", spotOnly(spec))));
    }
    return section;
  }

  /** Without it some exchanges load their futures markets as well, which costs memory. */
  private static Object spotOnly(BotSpec spec) {
    return switch (spec.exchange().name()) {
      case Binance, BinanceUs, Bybit, BybitEu, Okx, MyOkx -> List.of("spot");
      default -> Map.of("types", List.of("spot"));
    };
  }
}
