// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.bot.VitalsStatus;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.BotState;
import dev.cryptopilot.operator.agent.HealthReport;
import dev.cryptopilot.operator.agent.MoveReport;
import dev.cryptopilot.operator.agent.VitalsReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VitalsFiguresTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static Optional<BotReport> word(OptionalLong pid, Optional<VitalsReport> vitals) {
    return Optional.of(
        new BotReport(
            "a",
            "a",
            "a",
            Optional.empty(),
            BotState.RUNNING,
            true,
            Optional.empty(),
            pid,
            Optional.empty(),
            Optional.empty(),
            "",
            "",
            0,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            MoveReport.NONE,
            HealthReport.UNKNOWN,
            vitals,
            Optional.empty()));
  }

  private static Optional<BotReport> says(int startedAt, int errors, String analysis) {
    return word(
        OptionalLong.of(1),
        Optional.of(
            new VitalsReport(
                NOON.plusSeconds(startedAt),
                errors,
                Optional.of(new BigDecimal("12.34")),
                Optional.of(new BigDecimal(analysis)))));
  }

  private static Optional<VitalsStatus> after(
      Optional<VitalsStatus> shown, Optional<BotReport> word, int seconds) {
    return VitalsFigures.next(shown, word, NOON.plusSeconds(seconds));
  }

  @Test
  void theFirstCountsAreShownAtOnceAndRounded() {
    assertThat(after(Optional.empty(), says(0, 0, "40"), 5))
        .contains(
            new VitalsStatus("2026-11-21T12:00:00Z", 0, "12.3", "40.0", "2026-11-21T12:00:05Z"));
  }

  @Test
  void twiceAsManyErrorsAreShownAtOnceAndOthersAfterAMinute() {
    Optional<VitalsStatus> shown = after(Optional.empty(), says(0, 4, "40"), 0);

    assertThat(after(shown, says(0, 5, "40"), 59)).isEqualTo(shown);
    assertThat(after(shown, says(0, 5, "40"), 60).orElseThrow().errors()).isEqualTo(5);
    assertThat(after(shown, says(0, 8, "40"), 1).orElseThrow().errors()).isEqualTo(8);
  }

  @Test
  void timesThatDifferALittleAreNotWorthAWrite() {
    Optional<VitalsStatus> shown = after(Optional.empty(), says(0, 0, "40"), 0);

    assertThat(after(shown, says(0, 0, "60"), 600)).isEqualTo(shown);
    assertThat(after(shown, says(0, 0, "61"), 59)).isEqualTo(shown);
    assertThat(after(shown, says(0, 0, "61"), 60)).isNotEqualTo(shown);
    assertThat(after(shown, says(0, 0, "26"), 60)).isNotEqualTo(shown);
  }

  @Test
  void anotherProcessIsShownAtOnceAndBeforeItSpeaksNothingIs() {
    Optional<VitalsStatus> shown = after(Optional.empty(), says(0, 0, "40"), 0);

    assertThat(after(shown, word(OptionalLong.of(2), Optional.empty()), 1)).isEmpty();
    assertThat(after(shown, says(1, 0, "40"), 2)).isNotEqualTo(shown);
  }

  @Test
  void whatAnEndedProcessCountedStays() {
    Optional<VitalsStatus> shown = after(Optional.empty(), says(0, 3, "40"), 0);

    assertThat(after(shown, Optional.empty(), 300)).isEqualTo(shown);
    assertThat(after(shown, word(OptionalLong.empty(), Optional.empty()), 300)).isEqualTo(shown);
  }
}
