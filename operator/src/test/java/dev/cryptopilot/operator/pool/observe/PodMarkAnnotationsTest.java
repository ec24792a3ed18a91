// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.slots.PoolLabels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodMarkAnnotationsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T11:00:00Z");

  @Test
  void marksComeBackAsTheyWereWritten() {
    PodMarks marks =
        PodMarks.none()
            .withEmptySince(Optional.of(NOW))
            .withUnneededSince(Optional.of(NOW.plusSeconds(1)))
            .withDraining(Optional.of(PodMarks.ROLLOUT))
            .withReplacing(Optional.of(new Replacement("abc", NOW, List.of("uid-1", "uid-2"))));
    assertThat(PodMarkAnnotations.read(PodMarkAnnotations.write(marks))).isEqualTo(marks);
    assertThat(PodMarkAnnotations.KEYS)
        .containsExactlyInAnyOrderElementsOf(PodMarkAnnotations.write(marks).keySet());
  }

  @Test
  void noMarksAreNoAnnotations() {
    assertThat(PodMarkAnnotations.write(PodMarks.none())).isEmpty();
    assertThat(PodMarkAnnotations.read(Map.of())).isEqualTo(PodMarks.none());
  }

  @Test
  void whatCannotBeReadIsNoMark() {
    Map<String, String> spoiled =
        Map.of(
            PoolLabels.EMPTY_SINCE, "yesterday",
            PoolLabels.DRAINING, " ",
            PoolLabels.REPLACING, "{\"template\":\"abc\",\"since\":\"soon\"}");
    assertThat(PodMarkAnnotations.read(spoiled)).isEqualTo(PodMarks.none());
    assertThat(PodMarkAnnotations.read(Map.of(PoolLabels.REPLACING, "{")))
        .isEqualTo(PodMarks.none());
  }
}
