// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.input;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Numbers that can be computed with. JSON has room for 1e-999999999, and rounding that to eight
 * decimals would take a processor for hours. Pure.
 */
public final class StorableNumber {

  private static final int DIGITS = 64;
  private static final int EXPONENT = 100;

  private StorableNumber() {}

  /** What is wrong with a number; empty when it can be used. */
  public static Optional<String> problem(BigDecimal number) {
    return number.precision() <= DIGITS && Math.abs((long) number.scale()) <= EXPONENT
        ? Optional.empty()
        : Optional.of("must have at most " + DIGITS + " digits and no exponent beyond " + EXPONENT);
  }
}
