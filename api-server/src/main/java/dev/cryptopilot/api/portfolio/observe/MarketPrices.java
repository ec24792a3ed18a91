// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.agent.AgentClient;
import dev.cryptopilot.api.agent.BotAddress;
import dev.cryptopilot.api.portfolio.plan.Price;
import dev.cryptopilot.api.portfolio.plan.PricedPair;
import dev.cryptopilot.crds.bot.Bot;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** The market's prices as bots see them: the close of a pair's newest candle. */
public final class MarketPrices {

  private final AgentClient agents;
  private final Clock clock;

  public MarketPrices(AgentClient agents, Clock clock) {
    this.agents = agents;
    this.clock = clock;
  }

  /** Empty when the bot has no candle of the pair yet, or does not answer. */
  public Optional<Price> ask(Bot bot, PricedPair pair) {
    return BotAddress.of(bot)
        .flatMap(
            at ->
                timeframe(bot, at)
                    .flatMap(frame -> agents.json(at, "pair_candles", query(bot, pair, frame))))
        .flatMap(MarketPrices::close)
        .map(close -> new Price(pair, close, exchange(bot), clock.instant()));
  }

  private Optional<String> timeframe(Bot bot, BotAddress at) {
    return bot.getSpec()
        .market()
        .ownTimeframe()
        .or(() -> agents.json(at, "show_config").map(config -> config.path("timeframe").asText()))
        .filter(frame -> !frame.isEmpty());
  }

  private static String query(Bot bot, PricedPair pair, String timeframe) {
    String name =
        bot.getSpec().market().pairs().stream()
            .filter(one -> PricedPair.of(one).equals(Optional.of(pair)))
            .findFirst()
            .orElseGet(pair::toString);
    return "pair="
        + URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "&timeframe="
        + timeframe
        + "&limit=1";
  }

  /** Of freqtrade's answer: {@code columns} name the places in each row of {@code data}. Pure. */
  static Optional<BigDecimal> close(JsonNode candles) {
    JsonNode rows = candles.path("data");
    int place = -1;
    for (int i = 0; i < candles.path("columns").size(); i++) {
      place = candles.path("columns").path(i).asText().equals("close") ? i : place;
    }
    JsonNode close = rows.path(rows.size() - 1).path(place);
    return close.isNumber() ? Optional.of(close.decimalValue()) : Optional.empty();
  }

  private static String exchange(Bot bot) {
    return String.valueOf(bot.getSpec().exchange().name());
  }
}
