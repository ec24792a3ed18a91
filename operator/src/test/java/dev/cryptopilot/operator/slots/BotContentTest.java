// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BotContentTest {

  private final BotFiles files =
      new BotFiles(new TreeMap<>(Map.of("b", "two", "a", "one", "secret.json", "hunter2")));

  @Test
  void theDigestIsThatOfTheProtocol() {
    String list =
        "a\0"
            + Sha256.hex("one")
            + "\nb\0"
            + Sha256.hex("two")
            + "\nsecret.json\0"
            + Sha256.hex("hunter2")
            + "\nPaper\n";
    assertThat(files.digest("Paper")).isEqualTo(Sha256.hex(list)).hasSize(64);
  }

  @Test
  void theModeCounts() {
    assertThat(files.digest("Live")).isNotEqualTo(files.digest("Paper"));
  }

  @Test
  void noFileIsEverPrinted() {
    BotContent content =
        new BotContent("Live", "A", "binance", files, new StrategyStamp("a", "1.0.0", "d"));
    assertThat(content.toString()).doesNotContain("hunter2").contains("secret.json");
  }
}
