// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.plan;

import dev.cryptopilot.api.portfolio.observe.Sight;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All bots of one person together.
 *
 * @param currency of the sums
 * @param value of all bots whose worth is known, last known ones included
 * @param starting what they were given
 * @param active bots that answered
 */
public record Portfolio(
    Instant at,
    String currency,
    BigDecimal value,
    BigDecimal starting,
    int active,
    List<Holding> holdings) {

  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final int PERCENT_DECIMALS = 6;

  /**
   * One bot in it.
   *
   * @param rate by which its worth is counted; empty when it is in the currency of the sums
   * @param counted whether the sums hold it: its worth is known, and a rate where one is needed
   */
  public record Holding(Sight sight, Optional<Rate> rate, boolean counted) {

    /** In the currency of the sums. */
    public BigDecimal converted(BigDecimal amount) {
      return rate.map(by -> by.convert(amount)).orElse(amount);
    }
  }

  public Portfolio {
    holdings = List.copyOf(holdings);
  }

  public BigDecimal profit() {
    return value.subtract(starting);
  }

  /** Of what the bots were given, in percent; 0 when that is nothing. */
  public BigDecimal profitPercent() {
    return starting.signum() == 0
        ? BigDecimal.ZERO
        : profit().multiply(HUNDRED).divide(starting, PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** Whether the sums hold every bot. */
  public boolean isWhole() {
    return holdings.stream().allMatch(Holding::counted);
  }

  /** Stake currencies that no known rate leads from, each once: the sums lack those bots. */
  public List<String> unconverted() {
    return holdings.stream()
        .filter(holding -> !holding.counted() && !holding.sight().currency().equals(currency))
        .map(holding -> holding.sight().currency())
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether some bot that ought to answer did not. */
  public boolean isStale() {
    return holdings.stream().anyMatch(holding -> holding.sight().isStale());
  }

  /** Rates that the sums hang on, each once. */
  public List<Rate> rates() {
    return holdings.stream().map(Holding::rate).flatMap(Optional::stream).distinct().toList();
  }
}
