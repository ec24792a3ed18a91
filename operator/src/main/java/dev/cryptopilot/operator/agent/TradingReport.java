// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * How a bot's trading goes.
 *
 * @param openTrades open trades
 * @param closedTrades closed trades since the bot's first start
 * @param profit profit of closed trades in {@code currency}
 * @param equity all the bot owns in {@code currency}
 * @param startingCapital balance that the measured process began with; equity is counted from it
 * @param currency stake currency
 * @param at when it was asked
 */
public record TradingReport(
    int openTrades,
    int closedTrades,
    Optional<BigDecimal> profit,
    Optional<BigDecimal> equity,
    Optional<BigDecimal> startingCapital,
    Optional<String> currency,
    Optional<Instant> at) {

  /** The figures that only change with a trade. */
  TradingReport steady() {
    return new TradingReport(
        openTrades,
        closedTrades,
        profit,
        Optional.empty(),
        startingCapital,
        currency,
        Optional.empty());
  }
}
