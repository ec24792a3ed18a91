// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

  @ParameterizedTest
  @CsvSource({"20,10,2", "20,14,2", "20,3,1", "1,1,1", "99,3,2", "100,3,3", "50,0,0"})
  void isRoundedDownAndOneAtLeast(int percent, int followers, int bots) {
    assertThat(Share.of(percent, followers)).isEqualTo(bots);
  }
}
