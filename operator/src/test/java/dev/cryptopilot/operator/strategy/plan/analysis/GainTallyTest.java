// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import static dev.cryptopilot.operator.strategy.plan.analysis.Signs.worth;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GainTallyTest {

  private static final GainTally THOUSAND = GainTally.NONE.next(worth("1000", "1000", 0));

  @Test
  void aFallIsMeasuredFromThePeak() {
    GainTally tally = THOUSAND.next(worth("1100", "1000", 1)).next(worth("1045", "1000", 2));

    assertThat(tally.gain()).isEqualByComparingTo("5");
    assertThat(tally.peak()).isEqualByComparingTo("10");
    assertThat(tally.drawdown()).isEqualByComparingTo("5");
  }

  @Test
  void aRiseAfterAFallDoesNotMendTheDrawdown() {
    GainTally tally = THOUSAND.next(worth("900", "1000", 1)).next(worth("1200", "1000", 2));

    assertThat(tally.drawdown()).isEqualByComparingTo("10");
  }

  @Test
  void moneyThatIsAddedIsNoGain() {
    GainTally tally = THOUSAND.next(worth("6000", "6000", 1)).next(worth("6060", "6000", 2));

    assertThat(tally.gain()).isEqualByComparingTo("1");
  }

  @Test
  void figuresThatAreNotNewerChangeNothing() {
    GainTally tally = THOUSAND.next(worth("1010", "1000", 2));

    assertThat(tally.next(worth("500", "1000", 2))).isEqualTo(tally);
    assertThat(tally.next(worth("500", "1000", 1))).isEqualTo(tally);
    assertThat(tally.next(Optional.empty())).isEqualTo(tally);
  }

  @Test
  void aWalletThatIsEmptyGainsNothing() {
    assertThat(GainTally.NONE.next(worth("0", "1000", 0)).next(worth("5", "1000", 1)).gain())
        .isZero();
  }

  @Test
  void aNewStepForgetsTheGainAndKeepsTheFall() {
    GainTally tally = THOUSAND.next(worth("950", "1000", 1)).restarted();

    assertThat(tally.gain()).isZero();
    assertThat(tally.drawdown()).isEqualByComparingTo("5");
    assertThat(tally.next(worth("902.5", "1000", 2)).drawdown()).isEqualByComparingTo("10");
  }
}
