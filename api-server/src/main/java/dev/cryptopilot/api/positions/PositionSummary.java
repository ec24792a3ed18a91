// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.positions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Sums over positions, in the portfolio's currency; those without a rate are counted, not summed.
 *
 * @param winRate profitable ones among all, in percent
 */
public record PositionSummary(
    int totalPositions,
    int openPositions,
    int closedPositions,
    @JsonProperty("totalUnrealizedPnL") BigDecimal unrealized,
    @JsonProperty("totalRealizedPnL") BigDecimal realized,
    @JsonProperty("totalPnL") BigDecimal total,
    int uniquePairs,
    int uniqueBots,
    BigDecimal totalStakeAmount,
    BigDecimal averagePositionSize,
    int profitablePositions,
    int losingPositions,
    BigDecimal winRate) {

  private static final int DECIMALS = 8;
  private static final int PERCENT_DECIMALS = 4;
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /** Pure. */
  static PositionSummary of(List<Position> positions) {
    List<Position> summed = positions.stream().filter(one -> one.holding().counted()).toList();
    BigDecimal total = sum(summed, Position::profit);
    BigDecimal realized = sum(summed, Position::realised);
    BigDecimal stake = sum(summed, Position::stake);
    int winners = (int) positions.stream().filter(one -> one.profit().signum() > 0).count();
    int open = (int) positions.stream().filter(Position::isOpen).count();
    return new PositionSummary(
        positions.size(),
        open,
        positions.size() - open,
        total.subtract(realized),
        realized,
        total,
        (int) positions.stream().map(Position::pair).distinct().count(),
        (int) positions.stream().map(Position::botId).distinct().count(),
        stake,
        mean(stake, summed.size(), DECIMALS),
        winners,
        (int) positions.stream().filter(one -> one.profit().signum() < 0).count(),
        mean(HUNDRED.multiply(BigDecimal.valueOf(winners)), positions.size(), PERCENT_DECIMALS));
  }

  private static BigDecimal sum(
      List<Position> positions, java.util.function.Function<Position, BigDecimal> amount) {
    return positions.stream()
        .map(one -> one.converted(amount.apply(one)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal mean(BigDecimal sum, int count, int decimals) {
    return count == 0
        ? BigDecimal.ZERO
        : sum.divide(BigDecimal.valueOf(count), decimals, RoundingMode.HALF_EVEN);
  }
}
