// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import dev.cryptopilot.operator.strategy.observe.Worth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How one bot's equity went, in percent of the equity. Money that is added or taken is no gain.
 *
 * @param last the figures that were read last
 * @param gain sum of all changes since the step began, in percent
 * @param peak highest {@code gain}, in percent
 * @param drawdown greatest fall from a peak, in percent points, never negative
 */
public record GainTally(
    Optional<Worth> last, BigDecimal gain, BigDecimal peak, BigDecimal drawdown) {

  /** Nothing read yet. */
  public static final GainTally NONE =
      new GainTally(Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DIGITS = 6;

  /** With what this look shows; figures that are not newer change nothing. */
  GainTally next(Optional<Worth> read) {
    if (read.isEmpty() || last.filter(l -> !read.get().at().isAfter(l.at())).isPresent()) {
      return this;
    }
    return last.filter(l -> l.capital().compareTo(read.get().capital()) == 0)
        .filter(l -> l.equity().signum() > 0)
        .map(l -> moved(read.get(), change(l, read.get())))
        .orElseGet(() -> new GainTally(read, gain, peak, drawdown));
  }

  /** The same bot at the beginning of a step: what was gained before no longer counts. */
  GainTally restarted() {
    return new GainTally(last, BigDecimal.ZERO, peak.subtract(gain), drawdown);
  }

  private static BigDecimal change(Worth before, Worth after) {
    return after
        .equity()
        .subtract(before.equity())
        .multiply(HUNDRED)
        .divide(before.equity(), DIGITS, RoundingMode.HALF_EVEN);
  }

  private GainTally moved(Worth read, BigDecimal change) {
    BigDecimal now = gain.add(change);
    BigDecimal top = peak.max(now);
    return new GainTally(Optional.of(read), now, top, drawdown.max(top.subtract(now)));
  }
}
