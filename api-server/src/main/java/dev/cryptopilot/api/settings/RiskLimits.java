// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The limits that follow from a risk level. All are ratios (0.05 = 5 %) unless said otherwise; with
 * L = level / 100 each is {@code base + slope · L}, as section 11.1 of the web client's contract
 * lists them. Pure.
 *
 * @param maxDrawdown greatest fall of equity
 * @param maxTotalRisk of all open trades together
 * @param riskPerTrade of the balance
 */
public record RiskLimits(
    BigDecimal maxDrawdown,
    BigDecimal maxTotalRisk,
    BigDecimal riskPerTrade,
    PositionSizing positionSizing,
    StopLoss stopLoss,
    Dca dca,
    Rebalancing rebalancing) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int SCALE = 4;

  /** Shares of the balance for one trade. */
  public record PositionSizing(
      BigDecimal baseStakePercent, BigDecimal maxStakePercent, boolean volatilityAdjustment) {}

  /** The base stop is a ratio below 0. */
  public record StopLoss(
      boolean enabled, BigDecimal baseStopLoss, boolean trailingStop, boolean dynamicAdjustment) {}

  /**
   * Buying more of a losing position.
   *
   * @param triggerPercent ratio below 0
   */
  public record Dca(
      boolean enabled, int maxOrders, BigDecimal triggerPercent, BigDecimal sizeMultiplier) {}

  /**
   * Keeping the portfolio near its target.
   *
   * @param frequency hours
   */
  public record Rebalancing(
      boolean enabled, BigDecimal threshold, int frequency, TargetAllocations targetAllocations) {}

  /** Shares of the portfolio; they add up to 1. */
  public record TargetAllocations(
      BigDecimal btc, BigDecimal eth, BigDecimal alt, BigDecimal stable, BigDecimal other) {

    static final TargetAllocations STANDARD =
        new TargetAllocations(n("0.40"), n("0.25"), n("0.20"), n("0.10"), n("0.05"));
  }

  /** The limits of these settings. */
  public static RiskLimits of(RiskSettings settings) {
    BigDecimal level = settings.riskLevel();
    return new RiskLimits(
        linear("0.05", "0.20", level),
        linear("0.10", "0.25", level),
        linear("0.01", "0.02", level),
        new PositionSizing(linear("0.05", "0.10", level), linear("0.10", "0.25", level), true),
        new StopLoss(true, linear("-0.04", "-0.08", level), true, true),
        new Dca(
            settings.dcaEnabled(),
            linear("2", "3", level).setScale(0, RoundingMode.FLOOR).intValue(),
            linear("-0.03", "-0.09", level),
            linear("1.2", "0.8", level)),
        new Rebalancing(
            settings.autoRebalance(),
            linear("0.20", "-0.05", level),
            24,
            TargetAllocations.STANDARD));
  }

  private static BigDecimal linear(String base, String slope, BigDecimal level) {
    return n(base)
        .add(n(slope).multiply(level).divide(HUNDRED, SCALE + 4, RoundingMode.HALF_EVEN))
        .setScale(SCALE, RoundingMode.HALF_EVEN)
        .stripTrailingZeros();
  }

  private static BigDecimal n(String decimal) {
    return new BigDecimal(decimal);
  }
}
