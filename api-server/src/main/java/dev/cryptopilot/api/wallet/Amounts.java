// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import dev.cryptopilot.api.wallet.WalletRefusal.BadAmount;
import java.math.BigDecimal;

/** Which amounts people may ask for. Pure. */
public final class Amounts {
  public static final Money CENT = Money.of("0.01");
  public static final Money ONE = Money.of("1");

  /** The most that a balance can be set to. */
  public static final Money LARGEST_BALANCE = Money.of("1000000");

  /** Far above every limit, far below what {@link Money} holds. */
  private static final BigDecimal LARGEST = new BigDecimal("1000000000");

  private Amounts() {}

  /**
   * An amount of at least {@code least}, rounded to eight decimals.
   *
   * @throws WalletRefused {@link BadAmount} naming the field
   */
  public static Money atLeast(Money least, String field, BigDecimal amount) {
    return between(least, LARGEST, field, amount);
  }

  /** What a balance may be set to: 0 to {@link #LARGEST_BALANCE}. */
  public static Money balance(String field, BigDecimal amount) {
    return between(Money.ZERO, LARGEST_BALANCE.decimal(), field, amount);
  }

  private static Money between(Money least, BigDecimal most, String field, BigDecimal amount) {
    boolean fits = amount.signum() >= 0 && amount.compareTo(most) <= 0;
    if (!fits || Money.of(amount).isBelow(least)) {
      throw new WalletRefused(
          new BadAmount(
              field,
              field
                  + " must be between "
                  + least
                  + " and "
                  + most.stripTrailingZeros().toPlainString()));
    }
    return Money.of(amount);
  }
}
