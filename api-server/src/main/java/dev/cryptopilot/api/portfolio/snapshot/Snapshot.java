// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.snapshot;

import dev.cryptopilot.api.portfolio.plan.Portfolio;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a portfolio was worth in one stretch of time.
 *
 * @param at when the stretch began
 * @param value mean of the samples
 * @param profit mean of the samples
 * @param activeBots at the last sample
 * @param samples how many measurements this stands for, 1 or more
 */
public record Snapshot(
    Tier tier,
    Instant at,
    String currency,
    BigDecimal value,
    BigDecimal profit,
    int activeBots,
    int botCount,
    long samples) {

  /** One measurement. Pure. */
  public static Snapshot of(Portfolio portfolio) {
    return new Snapshot(
        Tier.RAW,
        Tier.RAW.begin(portfolio.at()),
        portfolio.currency(),
        portfolio.value(),
        portfolio.profit(),
        portfolio.active(),
        portfolio.holdings().size(),
        1);
  }

  /** When the stretch ends. */
  public Instant end() {
    return at.plus(tier.width());
  }
}
