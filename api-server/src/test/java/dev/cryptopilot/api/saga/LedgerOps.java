// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random operations. */
final class LedgerOps {
  /** More places than the longest operation has. */
  private static final int PLACES = 24;

  private LedgerOps() {}

  static Arbitrary<List<LedgerOp>> lists(int size) {
    Arbitrary<BigDecimal> amounts =
        Arbitraries.frequencyOf(
            Tuple.of(6, amount("0", "400", 8)),
            Tuple.of(2, amount("0", "5", 8)),
            Tuple.of(2, amount("1", "300", 0)),
            Tuple.of(1, amount("0", "100000", 2)),
            Tuple.of(1, Arbitraries.of(BigDecimal.ZERO, new BigDecimal("0.01"), BigDecimal.ONE)));
    Arbitrary<Integer> crashes =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(0)),
            Tuple.of(3, Arbitraries.integers().between(1, PLACES)));
    Arbitrary<Integer> silence =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(0)), Tuple.of(1, Arbitraries.integers().between(5, 60)));
    return Combinators.combine(
            Arbitraries.of(LedgerOp.Kind.values()),
            Arbitraries.integers().between(0, TestWallet.MAX_BOTS),
            amounts,
            crashes,
            silence)
        .as(LedgerOp::new)
        .list()
        .ofSize(size);
  }

  private static Arbitrary<BigDecimal> amount(String least, String most, int scale) {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal(least), new BigDecimal(most))
        .ofScale(scale);
  }
}
