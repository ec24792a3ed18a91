// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryptopilot.api.portfolio.plan.Portfolio;
import dev.cryptopilot.api.portfolio.plan.Rate;
import java.math.BigDecimal;
import java.util.List;

/**
 * A portfolio as the web client reads it. Both spellings of some members are there because parts of
 * the client read one or the other.
 *
 * @param timestamp milliseconds since 1970
 * @param currency of all sums
 * @param rates by which bots with another stake currency are counted
 * @param unconverted stake currencies without a rate: the sums lack the bots that have them
 * @param stale whether some values are the last known ones
 */
public record PortfolioBody(
    long timestamp,
    String currency,
    BigDecimal portfolioValue,
    BigDecimal totalBalance,
    @JsonProperty("totalPnL") BigDecimal totalPnl,
    BigDecimal totalStartingCapital,
    BigDecimal startingBalance,
    BigDecimal profitLossPercentage,
    int activeBots,
    int botCount,
    boolean stale,
    List<Rate> rates,
    List<String> unconverted,
    List<BotLine> bots) {

  /** Pure. */
  public static PortfolioBody of(Portfolio portfolio) {
    return new PortfolioBody(
        portfolio.at().toEpochMilli(),
        portfolio.currency(),
        portfolio.value(),
        portfolio.value(),
        portfolio.profit(),
        portfolio.starting(),
        portfolio.starting(),
        portfolio.profitPercent(),
        portfolio.active(),
        portfolio.holdings().size(),
        portfolio.isStale(),
        portfolio.rates(),
        portfolio.unconverted(),
        portfolio.holdings().stream().map(BotLine::of).toList());
  }
}
