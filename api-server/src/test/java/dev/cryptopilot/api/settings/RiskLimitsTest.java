// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskLimitsTest {

  @ParameterizedTest
  @CsvSource({
    "0,   0.05, 0.10,  0.01, 0.05, -0.04, 2, -0.03,  1.2, 0.20,  Ultra Conservative",
    "25,  0.10, 0.1625,0.015,0.075,-0.06, 2, -0.0525,1.4, 0.1875,Conservative",
    "50,  0.15, 0.225, 0.02, 0.10, -0.08, 3, -0.075, 1.6, 0.175, Balanced",
    "75,  0.20, 0.2875,0.025,0.125,-0.10, 4, -0.0975,1.8, 0.1625,Aggressive",
    "100, 0.25, 0.35,  0.03, 0.15, -0.12, 5, -0.12,  2.0, 0.15,  Ultra Aggressive"
  })
  void limitsGrowWithTheLevel(
      BigDecimal level,
      BigDecimal drawdown,
      BigDecimal total,
      BigDecimal perTrade,
      BigDecimal stake,
      BigDecimal stop,
      int orders,
      BigDecimal trigger,
      BigDecimal multiplier,
      BigDecimal threshold,
      String label) {
    RiskSettings settings = new RiskSettings(level, true, true, true);

    RiskLimits limits = RiskLimits.of(settings);

    assertThat(limits.maxDrawdown()).isEqualByComparingTo(drawdown);
    assertThat(limits.maxTotalRisk()).isEqualByComparingTo(total);
    assertThat(limits.riskPerTrade()).isEqualByComparingTo(perTrade);
    assertThat(limits.positionSizing().baseStakePercent()).isEqualByComparingTo(stake);
    assertThat(limits.positionSizing().maxStakePercent()).isEqualByComparingTo(total);
    assertThat(limits.stopLoss().baseStopLoss()).isEqualByComparingTo(stop);
    assertThat(limits.dca().maxOrders()).isEqualTo(orders);
    assertThat(limits.dca().triggerPercent()).isEqualByComparingTo(trigger);
    assertThat(limits.dca().sizeMultiplier()).isEqualByComparingTo(multiplier);
    assertThat(limits.rebalancing().threshold()).isEqualByComparingTo(threshold);
    assertThat(settings.label()).isEqualTo(label);
  }

  @Test
  void switchesOfTheTwoPartsFollowTheSettings() {
    RiskLimits limits = RiskLimits.of(new RiskSettings(BigDecimal.valueOf(50), false, false, true));

    assertThat(limits.dca().enabled()).isFalse();
    assertThat(limits.rebalancing().enabled()).isFalse();
    var shares = limits.rebalancing().targetAllocations();
    assertThat(
            shares
                .btc()
                .add(shares.eth())
                .add(shares.alt())
                .add(shares.stable())
                .add(shares.other()))
        .isEqualByComparingTo("1");
  }
}
