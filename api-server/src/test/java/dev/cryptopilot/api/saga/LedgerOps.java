// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random operations. */
final class LedgerOps {
  /** More places than the longest operation has. */
  private static final int PLACES = 24;

  private LedgerOps() {}

  static Arbitrary<List<LedgerOp>> lists(int size) {
    Arbitrary<BigDecimal> amounts =
        Arbitraries.frequencyOf(
            Tuple.of(8, amount("0", "60", 8)),
            Tuple.of(2, amount("1", "300", 0)),
            Tuple.of(1, amount("0", "5000", 2)),
            Tuple.of(1, Arbitraries.of(BigDecimal.ZERO, new BigDecimal("0.01"), BigDecimal.ONE)));
    Arbitrary<Integer> crashes =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(0)),
            Tuple.of(3, Arbitraries.integers().between(1, PLACES)));
    Arbitrary<Integer> silence =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(0)), Tuple.of(1, Arbitraries.integers().between(5, 60)));
    return Combinators.combine(
            kinds(),
            Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(4, 1), Tuple.of(2, 2), Tuple.of(1, 3)),
            amounts,
            crashes,
            silence)
        .as(LedgerOp::new)
        .list()
        .ofSize(size);
  }

  /**
   * What needs a bot comes often, what ends one seldom: most operations then find what they need.
   */
  private static Arbitrary<LedgerOp.Kind> kinds() {
    return Arbitraries.frequency(
        Tuple.of(5, LedgerOp.Kind.DEPOSIT),
        Tuple.of(3, LedgerOp.Kind.WITHDRAW),
        Tuple.of(1, LedgerOp.Kind.SET),
        Tuple.of(6, LedgerOp.Kind.PROVISION),
        Tuple.of(1, LedgerOp.Kind.PROVISION_REFUSED),
        Tuple.of(6, LedgerOp.Kind.ADD),
        Tuple.of(6, LedgerOp.Kind.TAKE),
        Tuple.of(2, LedgerOp.Kind.TAKE_ALL),
        Tuple.of(3, LedgerOp.Kind.ALLOCATE),
        Tuple.of(2, LedgerOp.Kind.DELETE),
        Tuple.of(1, LedgerOp.Kind.KUBECTL_CREATE),
        Tuple.of(1, LedgerOp.Kind.KUBECTL_DELETE),
        Tuple.of(1, LedgerOp.Kind.VANISH),
        Tuple.of(3, LedgerOp.Kind.WIN),
        Tuple.of(2, LedgerOp.Kind.LOSE),
        Tuple.of(1, LedgerOp.Kind.SYNC),
        Tuple.of(2, LedgerOp.Kind.LOOK));
  }

  private static Arbitrary<BigDecimal> amount(String least, String most, int scale) {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal(least), new BigDecimal(most))
        .ofScale(scale)
        .withDistribution(RandomDistribution.uniform());
  }
}
