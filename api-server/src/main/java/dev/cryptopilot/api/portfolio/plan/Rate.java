// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By what amounts are converted.
 *
 * @param rate one unit of {@code from} is so much of {@code to}
 * @param via prices it was computed from, such as {@code BTC/EUR 60000 on kraken}
 * @param at of the oldest of them
 */
public record Rate(String from, String to, BigDecimal rate, List<String> via, Instant at) {

  private static final MathContext PRECISION = new MathContext(20, RoundingMode.HALF_EVEN);
  private static final int SHOWN_DIGITS = 12;
  private static final int DECIMALS = 8;

  public Rate {
    via = List.copyOf(via);
  }

  /**
   * Multiplies and divides along the way.
   *
   * @return empty when a price is missing or not above 0, or the way is no step long
   */
  public static Optional<Rate> along(
      String from, List<PricedPair> way, Map<PricedPair, Price> prices) {
    String here = from;
    BigDecimal rate = BigDecimal.ONE;
    List<String> via = new ArrayList<>();
    Instant oldest = Instant.MAX;
    for (PricedPair pair : way) {
      Price price = prices.get(pair);
      if (price == null || price.value().signum() <= 0) {
        return Optional.empty();
      }
      boolean forward = pair.base().equals(here);
      rate =
          forward ? rate.multiply(price.value(), PRECISION) : rate.divide(price.value(), PRECISION);
      here = forward ? pair.quote() : pair.base();
      via.add(
          pair
              + " "
              + price.value().stripTrailingZeros().toPlainString()
              + " on "
              + price.source());
      oldest = price.at().isBefore(oldest) ? price.at() : oldest;
    }
    return way.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Rate(
                from,
                here,
                rate.round(new MathContext(SHOWN_DIGITS, RoundingMode.HALF_EVEN)),
                via,
                oldest));
  }

  /** In {@link #to}, to 8 decimals. */
  public BigDecimal convert(BigDecimal amount) {
    return amount.multiply(rate).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
