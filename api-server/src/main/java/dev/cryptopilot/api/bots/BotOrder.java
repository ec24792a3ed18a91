// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.crds.bot.ExchangeName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A bot that somebody asks for, as the web client says it.
 *
 * @param strategy class name of the strategy
 * @param stakeAmount of one trade in the stake currency; empty = the balance is split over the
 *     trades
 * @param pairs all quoted in the stake currency
 * @param initialBalance paper money to begin with, in the stake currency
 * @param riskTemplate name of the risk settings to begin with
 */
public record BotOrder(
    String instanceId,
    String strategy,
    ExchangeName exchange,
    String stakeCurrency,
    Optional<BigDecimal> stakeAmount,
    int maxOpenTrades,
    List<String> pairs,
    BigDecimal initialBalance,
    String timeframe,
    String riskTemplate) {

  public BotOrder {
    pairs = List.copyOf(pairs);
  }
}
