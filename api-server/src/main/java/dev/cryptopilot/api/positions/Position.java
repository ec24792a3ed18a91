// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.positions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.portfolio.plan.Portfolio;
import java.math.BigDecimal;

/**
 * One trade of a bot.
 *
 * @param holding the bot in its owner's portfolio
 * @param trade as freqtrade documents it
 */
public record Position(Portfolio.Holding holding, JsonNode trade) {

  public String botId() {
    return holding.sight().instanceId();
  }

  public long tradeId() {
    return trade.path("trade_id").asLong();
  }

  public String pair() {
    return trade.path("pair").asText();
  }

  public boolean isOpen() {
    return trade.path("is_open").asBoolean();
  }

  /**
   * What it would bring now, or has brought, in the stake currency; parts that are sold included.
   */
  public BigDecimal profit() {
    return number(trade.hasNonNull("total_profit_abs") ? "total_profit_abs" : "profit_abs");
  }

  /** Part of {@link #profit} that is sold already. */
  public BigDecimal realised() {
    return isOpen() ? number("realized_profit") : profit();
  }

  public BigDecimal stake() {
    return number("stake_amount");
  }

  /** An amount of its stake currency, in the portfolio's. */
  public BigDecimal converted(BigDecimal amount) {
    return holding.converted(amount);
  }

  private BigDecimal number(String field) {
    return trade.path(field).isNumber() ? trade.path(field).decimalValue() : BigDecimal.ZERO;
  }

  /** As the stream sends it: {@code side} is long or short. Pure. */
  public ObjectNode brief() {
    ObjectNode brief = Json.mapper().createObjectNode();
    brief.put("botId", botId());
    brief.put("tradeId", tradeId());
    brief.put("pair", pair());
    brief.put("side", trade.path("is_short").asBoolean() ? "short" : "long");
    brief.put("amount", number("amount"));
    brief.put("entryPrice", number("open_rate"));
    brief.put(
        "currentPrice", number(trade.hasNonNull("current_rate") ? "current_rate" : "close_rate"));
    brief.put("pnl", profit());
    brief.put("pnlPercent", number("profit_pct"));
    brief.put("status", isOpen() ? "open" : "closed");
    return brief;
  }
}
