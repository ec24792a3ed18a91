// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FirstWordsTest {

  private static final PodKey POD = new PodKey("default", "starter-0-0");

  private final SettableClock clock = SettableClock.standing();
  private final ReportBoard board = new ReportBoard();
  private Optional<Instant> lead = Optional.of(clock.instant());
  private final FirstWords words = new FirstWords(board, () -> lead, clock);

  private boolean awaited() {
    return words.awaitedSince("starter", POD).isPresent();
  }

  @Test
  void anAgentIsAwaitedUntilItIsHeard() {
    assertThat(words.awaitedSince("starter", POD)).isEqualTo(lead);

    board.keep(
        POD,
        new ReceivedReport(
            "uid-1",
            SimulatedReports.pod("starter-0-0", 1, 1, clock.instant(), List.of()),
            clock.instant(),
            true));

    assertThat(awaited()).isFalse();
  }

  @Test
  void aPodThatIsGoneIsNotAwaited() {
    board.there("default", "starter", Set.of(POD));
    assertThat(awaited()).isTrue();

    board.there("default", "starter", Set.of(new PodKey("default", "starter-1-0")));

    assertThat(awaited()).isFalse();
    assertThat(words.awaitedSince("other", new PodKey("default", "other-0-0"))).isPresent();
  }

  @Test
  void nobodyIsAwaitedForLong() {
    clock.pass(FirstWords.LONGEST.minusMillis(1));
    assertThat(awaited()).isTrue();

    clock.pass(Duration.ofMillis(1));

    assertThat(awaited()).isFalse();
  }

  @Test
  void whoDoesNotLeadAwaitsNobody() {
    lead = Optional.empty();

    assertThat(awaited()).isFalse();
  }
}
