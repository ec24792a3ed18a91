// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount with eight decimals.
 *
 * @param units hundred-millionths; may be below 0. Amounts beyond ±92,233,720,368 do not fit and
 *     are refused with {@link ArithmeticException}, never wrapped around
 */
public record Money(long units) implements Comparable<Money> {
  public static final int SCALE = 8;
  public static final Money ZERO = new Money(0);

  /** Rounds half to even at the eighth decimal: the one place where an amount is rounded. */
  public static Money of(BigDecimal amount) {
    return new Money(
        amount.setScale(SCALE, RoundingMode.HALF_EVEN).unscaledValue().longValueExact());
  }

  @JsonCreator
  public static Money of(String decimal) {
    return of(new BigDecimal(decimal));
  }

  public BigDecimal decimal() {
    return BigDecimal.valueOf(units, SCALE);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(units, other.units));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(units, other.units));
  }

  public Money negated() {
    return new Money(Math.negateExact(units));
  }

  /** This amount times {@code part} / {@code whole}, rounded half to even. */
  public Money share(Money part, Money whole) {
    return of(
        decimal().multiply(part.decimal()).divide(whole.decimal(), SCALE, RoundingMode.HALF_EVEN));
  }

  public boolean isPositive() {
    return units > 0;
  }

  public boolean isNegative() {
    return units < 0;
  }

  public boolean isZero() {
    return units == 0;
  }

  public boolean isBelow(Money other) {
    return units < other.units;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(units, other.units);
  }

  /** Decimal digits without trailing zeros, as in {@code 12.5}. */
  @JsonValue
  @Override
  public String toString() {
    return units == 0 ? "0" : decimal().stripTrailingZeros().toPlainString();
  }
}
