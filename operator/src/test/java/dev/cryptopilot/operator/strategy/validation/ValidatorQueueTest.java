// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.testing.SettableClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValidatorQueueTest {

  private final SettableClock clock = SettableClock.standing();
  private final ValidatorQueue queue = new ValidatorQueue(1, clock);

  @Test
  void aPodThatTheCacheDoesNotShowYetCounts() {
    assertThat(queue.admits("a", Set.of())).isTrue();

    assertThat(queue.admits("b", Set.of())).isFalse();
    assertThat(queue.running(Set.of())).containsExactly("a");
  }

  @Test
  void aPodThatTheCacheShowsCountsOnce() {
    queue.admits("a", Set.of());

    assertThat(queue.running(Set.of("a"))).containsExactly("a");
  }

  @Test
  void onceTheCacheHasShownItTheCacheDecides() {
    queue.admits("a", Set.of());
    clock.pass(Duration.ofSeconds(3));
    queue.running(Set.of("a"));

    assertThat(queue.admits("b", Set.of())).isTrue();
  }

  @Test
  void aPodThatWasNeverSeenIsForgotten() {
    queue.admits("a", Set.of());
    clock.pass(Duration.ofSeconds(11));

    assertThat(queue.admits("b", Set.of())).isTrue();
  }

  @Test
  void onePlaceIsFreeOnceItLeaves() {
    queue.admits("a", Set.of());
    queue.leaves("a");

    assertThat(queue.admits("b", Set.of())).isTrue();
  }

  @Test
  void whatTheCacheShowsTakesThePlace() {
    assertThat(queue.admits("b", Set.of("a"))).isFalse();
  }
}
