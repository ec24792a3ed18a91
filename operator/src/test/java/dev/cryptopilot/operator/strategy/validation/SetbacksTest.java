// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SetbacksTest {

  private final SettableClock clock = SettableClock.standing();
  private final Setbacks setbacks = new Setbacks(clock);

  @Test
  void refusalsInARowAreCountedAndTheLastOneIsTold() {
    setbacks.happened("default", "ema", "pod-1", "quota");
    clock.pass(Duration.ofSeconds(10));
    setbacks.happened("default", "ema", "pod-1", "policy");

    assertThat(setbacks.of("default", "ema"))
        .containsOnlyKeys("pod-1")
        .containsValue(new Setback("policy", clock.instant(), 2));
  }

  @Test
  void otherStrategiesAndNamespacesHaveTheirOwn() {
    setbacks.happened("default", "ema", "pod-1", "quota");

    assertThat(setbacks.of("default", "other")).isEmpty();
    assertThat(setbacks.of("elsewhere", "ema")).isEmpty();
  }

  @Test
  void whatWentWellIsForgotten() {
    setbacks.happened("default", "ema", "pod-1", "quota");
    setbacks.overcome("default", "ema", "pod-1");
    setbacks.overcome("default", "never-seen", "pod-1");

    assertThat(setbacks.of("default", "ema")).isEmpty();
  }

  @Test
  void whatNobodyTriesAnyMoreIsForgotten() {
    setbacks.happened("default", "gone", "pod-1", "quota");
    clock.pass(Duration.ofMinutes(31));
    setbacks.happened("default", "ema", "pod-1", "quota");

    assertThat(setbacks.of("default", "gone")).isEmpty();
    assertThat(setbacks.of("default", "ema")).hasSize(1);
  }

  @Test
  void aLongStoryFitsIntoAStatus() {
    setbacks.happened("default", "ema", "pod-1", "no ".repeat(5_000));

    assertThat(setbacks.of("default", "ema").get("pod-1").why()).hasSize(400).endsWith("…");
  }
}
