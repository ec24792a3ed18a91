// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReservedConfigTest {

  @Test
  void tellsWhatToDoInstead() {
    assertThat(ReservedConfig.ALL)
        .extracting(ReservedConfig.Key::message)
        .contains("spec.config.dry_run cannot be set: use spec.mode")
        .doesNotHaveDuplicates();
  }

  @Test
  void holdsEveryKeyThatFreqtradeItselfKeepsOutOfItsLogs() {
    assertThat(ReservedConfig.ALL)
        .extracting(ReservedConfig.Key::field)
        .contains(
            "spec.config.exchange.key",
            "spec.config.exchange.secret",
            "spec.config.exchange.password",
            "spec.config.exchange.uid",
            "spec.config.exchange.walletAddress",
            "spec.config.exchange.privateKey",
            "spec.config.telegram",
            "spec.config.webhook",
            "spec.config.api_server");
  }
}
