// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventBudgetTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final EventBudget budget =
      new EventBudget(
          new EventBudget.Limits(Duration.ofMinutes(10), 3, Duration.ofSeconds(10), 50));

  private static EventNote note(String name, String message) {
    return new EventNote(
        new ObjectReferenceBuilder()
            .withKind("Bot")
            .withNamespace("default")
            .withName(name)
            .withUid("uid-" + name)
            .build(),
        EventReason.BotReady,
        message);
  }

  @Test
  void anEqualNoteIsDroppedUntilTheQuietTimeIsOver() {
    assertThat(budget.admit(note("a", "up"), NOW)).isTrue();
    assertThat(budget.admit(note("a", "up"), NOW.plusSeconds(599))).isFalse();
    assertThat(budget.admit(note("a", "up"), NOW.plusSeconds(600))).isTrue();
  }

  @Test
  void notesThatDifferAreBothAdmitted() {
    assertThat(budget.admit(note("a", "up"), NOW)).isTrue();
    assertThat(budget.admit(note("a", "down"), NOW)).isTrue();
    assertThat(budget.admit(note("b", "up"), NOW)).isTrue();
  }

  @Test
  void oneObjectCannotFlood() {
    for (int i = 0; i < 3; i++) {
      assertThat(budget.admit(note("a", "burst " + i), NOW)).isTrue();
    }
    assertThat(budget.admit(note("a", "one more"), NOW)).isFalse();
    assertThat(budget.admit(note("b", "another bot"), NOW)).isTrue();
    assertThat(budget.admit(note("a", "one more"), NOW.plusSeconds(9))).isFalse();
    assertThat(budget.admit(note("a", "one more"), NOW.plusSeconds(10))).isTrue();
  }

  @Test
  void aRefusedNoteMayComeAgain() {
    for (int i = 0; i < 4; i++) {
      budget.admit(note("a", "burst " + i), NOW);
    }
    assertThat(budget.admit(note("a", "burst 3"), NOW.plusSeconds(60))).isTrue();
  }

  @Test
  void memoryIsBounded() {
    for (int i = 0; i < 51; i++) {
      budget.admit(note("bot-" + i, "up"), NOW);
    }
    assertThat(budget.admit(note("bot-0", "up"), NOW)).as("forgotten, so told again").isTrue();
    assertThat(budget.admit(note("bot-50", "up"), NOW)).as("still known").isFalse();
  }
}
