// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationWatchTest {

  private final SettableClock clock = SettableClock.standing();
  private final GenerationWatch watch = new GenerationWatch(clock);

  private static Generation generation(String uid, long number) {
    return new Generation(uid, number);
  }

  @Test
  void aGenerationThatNobodyLooksAtGrowsOld() {
    watch.exist(List.of(generation("a", 1)));
    clock.pass(Duration.ofMinutes(3));
    watch.exist(List.of(generation("a", 1), generation("b", 1)));

    assertThat(watch.oldest()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void alookMakesItYoung() {
    watch.exist(List.of(generation("a", 1)));
    clock.pass(Duration.ofMinutes(3));

    watch.looked(generation("a", 1));

    assertThat(watch.oldest()).isZero();
    watch.exist(List.of(generation("a", 1)));
    assertThat(watch.oldest()).isZero();
  }

  @Test
  void aLookAtAnOlderGenerationDoesNotCount() {
    watch.looked(generation("a", 1));
    watch.exist(List.of(generation("a", 2)));
    clock.pass(Duration.ofMinutes(1));
    watch.looked(generation("a", 1));

    assertThat(watch.oldest()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void whatIsGoneIsForgotten() {
    watch.exist(List.of(generation("a", 1)));
    clock.pass(Duration.ofMinutes(1));
    watch.exist(List.of());

    assertThat(watch.oldest()).isZero();
  }

  @Test
  void aProcessThatDoesNotLeadWaitsForNothing() {
    watch.exist(List.of(generation("a", 1)));
    clock.pass(Duration.ofMinutes(1));
    watch.forget();

    assertThat(watch.oldest()).isZero();
  }
}
