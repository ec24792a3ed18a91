// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryptopilot.api.portfolio.observe.Sight;
import dev.cryptopilot.api.portfolio.observe.Worth;
import dev.cryptopilot.api.portfolio.plan.Portfolio;
import dev.cryptopilot.api.portfolio.plan.Rate;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One bot of a portfolio, as the web client reads it.
 *
 * @param status the bot's open trades when it answered; a word when it is at rest; absent when it
 *     ought to answer and did not
 * @param metrics absent while nothing is known
 * @param stale whether these are the last known values
 * @param counted whether the sums hold it
 * @param lastUpdate when its figures were taken, milliseconds since 1970
 */
public record BotLine(
    String instanceId,
    String strategy,
    String containerStatus,
    String currency,
    Optional<Object> status,
    Optional<Metrics> metrics,
    Optional<BigDecimal> balance,
    Optional<BigDecimal> pnl,
    boolean stale,
    boolean counted,
    Optional<BigDecimal> rate,
    Optional<Long> lastUpdate,
    Optional<String> error) {

  /** Money in the bot's own currency. */
  public record Metrics(
      BigDecimal totalBalance,
      @JsonProperty("totalPnL") BigDecimal totalPnl,
      BigDecimal startingCapital,
      int openTrades) {}

  /** Pure. */
  static BotLine of(Portfolio.Holding holding) {
    Sight sight = holding.sight();
    Optional<Worth> worth = sight.worth();
    return new BotLine(
        sight.instanceId(),
        sight.strategy(),
        sight.condition().text(),
        sight.currency(),
        status(sight),
        worth.map(w -> new Metrics(w.value(), w.profit(), w.starting(), w.openTrades())),
        worth.map(Worth::value),
        worth.map(Worth::profit),
        sight.isStale(),
        holding.counted(),
        holding.rate().map(Rate::rate),
        worth.map(w -> w.at().toEpochMilli()),
        error(holding));
  }

  private static Optional<Object> status(Sight sight) {
    return switch (sight.seen()) {
      case LIVE -> Optional.of(sight.openTrades());
      case AT_REST -> Optional.of(sight.condition().text());
      case STALE -> Optional.empty();
    };
  }

  private static Optional<String> error(Portfolio.Holding holding) {
    if (holding.sight().isStale()) {
      return Optional.of("Bot is offline: these are its last known values.");
    }
    return holding.counted()
        ? Optional.empty()
        : Optional.of("No market price converts " + holding.sight().currency() + " just now.");
  }
}
