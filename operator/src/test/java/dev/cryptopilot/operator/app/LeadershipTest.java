// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadershipTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final List<String> done = new ArrayList<>();
  private final Leadership leadership =
      new Leadership(
          Clock.fixed(NOW, ZoneOffset.UTC), () -> done.add("release"), () -> done.add("halt"));

  @Test
  void leadingIsTold() {
    assertThat(leadership.leadingSince()).isEmpty();

    leadership.callbacks().onStartLeading();

    assertThat(leadership.leadingSince()).contains(NOW);
  }

  @Test
  void aLostLeaseEndsTheProcess() {
    leadership.callbacks().onStartLeading();

    leadership.callbacks().onStopLeading();

    assertThat(done).containsExactly("halt");
    assertThat(leadership.leadingSince()).isEmpty();
  }

  @Test
  void aCleanStopGivesTheLeaseBackAndDoesNotHalt() {
    leadership.callbacks().onStartLeading();
    leadership.stopping();

    leadership.callbacks().onStopLeading();

    assertThat(done).containsExactly("release");
  }

  @Test
  void whoeverNeverLedHasNothingToGiveBack() {
    leadership.stopping();

    leadership.callbacks().onStopLeading();

    assertThat(done).isEmpty();
  }

  @Test
  void aReleaseThatFailsDoesNotKeepTheProcess() {
    Leadership broken =
        new Leadership(
            Clock.fixed(NOW, ZoneOffset.UTC),
            () -> {
              throw new IllegalStateException("no API server");
            },
            () -> done.add("halt"));
    broken.callbacks().onStartLeading();
    broken.stopping();

    assertThatCode(() -> broken.callbacks().onStopLeading()).doesNotThrowAnyException();
    assertThat(done).isEmpty();
  }
}
