// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.00000000, 0",
    "12.50, 12.5",
    "-0.00000001, -0.00000001",
    "0.000000005, 0",
    "0.000000015, 0.00000002",
    "0.30000000000000004, 0.3",
    "1E+3, 1000"
  })
  void isExactToTheEighthDecimal(String given, String kept) {
    assertThat(Money.of(given)).hasToString(kept);
  }

  @Test
  void whatDoesNotFitIsRefusedAndNotWrappedAround() {
    assertThatThrownBy(() -> Money.of(new BigDecimal("1e12")))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Property
  void aShareIsAtMostTheWhole(
      @ForAll @LongRange(min = 0, max = 100_000_000_000_000L) long units,
      @ForAll @LongRange(min = 1, max = 100_000_000_000_000L) long whole,
      @ForAll @LongRange(min = 0, max = 100) long percent) {
    Money all = new Money(units);
    Money part = new Money(whole / 100 * percent);
    assertThat(all.share(part, new Money(whole))).isBetween(Money.ZERO, all);
    assertThat(all.share(new Money(whole), new Money(whole))).isEqualTo(all);
  }
}
