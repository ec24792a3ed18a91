// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.PoolMove;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.PoolTale;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a move ended that no slot tells of any more. Bots 0 and 1 have slots in starter-0-0. */
class MoveHistoryTest {

  private static final String HERE = "starter-0-0";
  private static final String THERE = "other-0-0";

  private static final PoolFacts FACTS = PoolTale.running(2);

  private static PoolMove move(String bot, boolean comes, String phase) {
    return new PoolMove(
        bot,
        comes ? THERE : HERE,
        comes ? HERE : THERE,
        "Placement",
        phase,
        "2026-11-22T08:00:00Z",
        null);
  }

  /** The other pool's slot is seen only as long as it speaks of the move. */
  @ParameterizedTest
  @CsvSource({
    "bot-0, true, Done",
    "bot-0, false, Cancelled",
    "bot-9, true, Cancelled",
    "bot-9, false, Done"
  })
  void theBotIsWhereItsSlotIs(String bot, boolean comes, String phase) {
    assertThat(MoveHistory.next(FACTS, List.of(move(bot, comes, "Starting"))))
        .containsExactly(move(bot, comes, phase));
  }

  @ParameterizedTest
  @CsvSource({"Done", "Cancelled", "Failed"})
  void whatIsOverStaysAsItEnded(String phase) {
    List<PoolMove> before = List.of(move("bot-9", false, phase));
    assertThat(MoveHistory.next(FACTS, before)).isEqualTo(before);
  }
}
