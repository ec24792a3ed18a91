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

  /**
   * Of freqtrade's own answer to {@code balance}: simulated ones carry a note. What freqtrade says
   * a paper wallet began with lacks the untradable part (1 % by default): it is not used. Pure.
   */
  public static Figures measured(JsonNode balance, int openTrades, Instant at) {
    boolean paper = !balance.path("note").asText().isEmpty();
    return new Figures(
        amount(balance.path(paper ? "total" : "total_bot")),
        paper ? Optional.empty() : Optional.of(amount(balance.path("starting_capital"))),
        openTrades,
        at);
  }

  /** The same, begun as others say where these figures do not. Pure. */
  public Figures begunAs(Optional<Figures> others) {
    return new Figures(
        equity, starting.or(() -> others.flatMap(Figures::starting)), openTrades, at);
  }

  /** Of an agent's report; empty while it has none. Pure. */
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
