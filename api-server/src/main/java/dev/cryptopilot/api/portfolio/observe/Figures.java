// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.crds.bot.TradingStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * What a bot owned at one moment, in its stake currency.
 *
 * @param equity all of a paper wallet, or freqtrade's {@code total_bot} of a live bot
 * @param starting balance that the measured process began with; empty when nobody said
 */
public record Figures(
    BigDecimal equity, Optional<BigDecimal> starting, int openTrades, Instant at) {

  private static final int DECIMALS = 8;

  /** Of an agent's report, or its answer to what a bot is worth; empty while it has none. Pure. */
  public static Optional<Figures> reported(JsonNode trading) {
    if (!trading.hasNonNull("equity") || !trading.hasNonNull("at")) {
      return Optional.empty();
    }
    BigDecimal equity = amount(trading.path("equity"));
    return Optional.of(
        new Figures(
            equity,
            trading.hasNonNull("startingCapital")
                ? Optional.of(amount(trading.path("startingCapital")))
                : Optional.empty(),
            trading.path("openTrades").asInt(),
            Instant.parse(trading.path("at").asText())));
  }

  /** Of the status of a Bot; empty while it has none. Pure. */
  public static Optional<Figures> noted(TradingStatus status) {
    if (status.equity() == null || status.at() == null) {
      return Optional.empty();
    }
    BigDecimal equity = scaled(new BigDecimal(status.equity()));
    return Optional.of(
        new Figures(
            equity,
            Optional.ofNullable(status.startingCapital()).map(BigDecimal::new).map(Figures::scaled),
            status.openTrades() == null ? 0 : status.openTrades(),
            Instant.parse(status.at())));
  }

  /** The same by another clock: ages are counted by one clock only. */
  Figures takenAt(Instant now) {
    return new Figures(equity, starting, openTrades, now);
  }

  /** The newer of two. */
  public static Figures newer(Figures one, Figures other) {
    return one.at().isBefore(other.at()) ? other : one;
  }

  private static BigDecimal amount(JsonNode number) {
    return scaled(number.isTextual() ? new BigDecimal(number.asText()) : number.decimalValue());
  }

  private static BigDecimal scaled(BigDecimal amount) {
    return amount.setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
