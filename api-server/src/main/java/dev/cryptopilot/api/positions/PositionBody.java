// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.positions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.crds.bot.TradeMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A position with the names that the web client's table reads and those of freqtrade in camel case.
 */
final class PositionBody {

  /** Ours by freqtrade's. What freqtrade does not say is left out. */
  private static final Map<String, String> NAMES = names();

  private static final long MINUTE_MS = 60_000;

  private PositionBody() {}

  /** Pure. */
  static ObjectNode of(Position position, long nowMillis) {
    JsonNode trade = position.trade();
    ObjectNode body = position.brief();
    body.put("mode", mode(position));
    body.put("lastUpdate", lastUpdate(position, nowMillis));
    NAMES.forEach(
        (theirs, ours) -> {
          if (trade.hasNonNull(theirs)) {
            body.set(ours, trade.get(theirs));
          }
        });
    body.put("totalProfitAbs", position.profit());
    body.put("profitUsd", position.converted(position.profit()));
    body.put("currency", position.holding().sight().currency());
    body.put("orderCount", orders(trade));
    long end = trade.path("close_timestamp").asLong(nowMillis);
    body.put("durationMinutes", (end - trade.path("open_timestamp").asLong(end)) / MINUTE_MS);
    body.put("stale", position.holding().sight().isStale());
    return body;
  }

  private static String mode(Position position) {
    return position.holding().sight().bot().getSpec().mode() == TradeMode.Live ? "live" : "paper";
  }

  private static long lastUpdate(Position position, long nowMillis) {
    return position
        .holding()
        .sight()
        .worth()
        .map(worth -> worth.at().toEpochMilli())
        .orElse(nowMillis);
  }

  private static int orders(JsonNode trade) {
    return trade.has("orders")
        ? trade.path("orders").size()
        : trade.path("nr_of_successful_entries").asInt()
            + trade.path("nr_of_successful_exits").asInt();
  }

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String theirs :
        """
        base_currency quote_currency exchange strategy is_open is_short stake_amount leverage
        trading_mode open_date open_timestamp open_rate open_trade_value close_date close_timestamp
        close_rate exit_reason profit_ratio profit_pct profit_abs total_profit_ratio
        realized_profit current_rate min_rate max_rate stop_loss_abs stop_loss_ratio stop_loss_pct
        fee_open fee_open_cost fee_close fee_close_cost has_open_orders timeframe enter_tag\
        """
            .split("\\s+", -1)) {
      names.put(theirs, camel(theirs));
    }
    return names;
  }

  private static String camel(String snake) {
    StringBuilder camel = new StringBuilder();
    for (String word : snake.split("_", -1)) {
      camel.append(
          camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }
}
