// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import static dev.cryptopilot.operator.strategy.plan.analysis.Signs.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.strategy.observe.Vitals;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VitalsTallyTest {

  private static Optional<Vitals> vitals(int startedAt, int errors) {
    return Optional.of(new Vitals(at(startedAt), errors, Optional.of(new BigDecimal("40"))));
  }

  @Test
  void whatTheProcessLoggedBeforeDoesNotCount() {
    VitalsTally tally = VitalsTally.NONE.skip(vitals(0, 7)).next(vitals(0, 9));

    assertThat(tally.errors()).isEqualTo(2);
    assertThat(tally.analysisMillis()).contains(new BigDecimal("40"));
  }

  @Test
  void lookingTwiceAddsNothing() {
    VitalsTally once = VitalsTally.NONE.next(vitals(0, 3));

    assertThat(once.errors()).isEqualTo(3);
    assertThat(once.next(vitals(0, 3))).isEqualTo(once);
  }

  @Test
  void anotherProcessIsCountedFromItsFirstError() {
    VitalsTally tally = VitalsTally.NONE.skip(vitals(0, 7)).next(vitals(5, 2)).next(vitals(5, 4));

    assertThat(tally.errors()).isEqualTo(4);
  }

  @Test
  void anOldLookIsLookedThrough() {
    VitalsTally tally = VitalsTally.NONE.next(vitals(5, 4));

    assertThat(tally.next(vitals(5, 3))).isEqualTo(tally);
    assertThat(tally.next(vitals(0, 90))).isEqualTo(tally);
    assertThat(tally.skip(vitals(0, 90))).isEqualTo(tally);
    assertThat(tally.next(Optional.empty())).isEqualTo(tally);
  }

  @Test
  void aStepBeginsWithoutErrors() {
    VitalsTally step = VitalsTally.NONE.next(vitals(0, 4)).restarted();

    assertThat(step.errors()).isZero();
    assertThat(step.next(vitals(0, 5)).errors()).isEqualTo(1);
  }
}
