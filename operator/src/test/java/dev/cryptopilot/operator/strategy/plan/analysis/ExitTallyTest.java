// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import static dev.cryptopilot.operator.strategy.plan.analysis.Signs.exit;
import static dev.cryptopilot.operator.strategy.plan.analysis.Signs.sign;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.strategy.observe.BotSign;
import dev.cryptopilot.operator.strategy.observe.ExitSign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExitTallyTest {

  private static final ExitTally NOTHING = ExitTally.from(sign("a", 3, Optional.empty()));

  @Test
  void aCrashCountsOnceHoweverOftenItIsSeen() {
    BotSign down = sign("a", 3, exit(1, ExitSign.Kind.Crash));
    BotSign up = sign("a", 4, exit(1, ExitSign.Kind.Crash));

    ExitTally tally = NOTHING.next(down).next(down).next(up).next(up).next(down);

    assertThat(tally.crashes()).isEqualTo(1);
  }

  @Test
  void whatHappenedWhileNobodyLookedIsFoundInTheRestarts() {
    assertThat(NOTHING.next(sign("a", 6, exit(9, ExitSign.Kind.Crash))).crashes()).isEqualTo(3);
  }

  @Test
  void stallsAndWhatTheStrategyCannotHelpAreCountedApart() {
    ExitTally tally =
        NOTHING
            .next(sign("a", 3, exit(1, ExitSign.Kind.Stall)))
            .next(sign("a", 4, exit(2, ExitSign.Kind.Other)));

    assertThat(tally.crashes()).isZero();
    assertThat(tally.stalls()).isEqualTo(1);
    assertThat(tally.others()).isEqualTo(1);
  }

  @Test
  void aRestartThatWasAskedForIsNoExit() {
    ExitTally tally = NOTHING.next(sign("a", 3, exit(1, ExitSign.Kind.Asked)));

    assertThat(tally.crashes() + tally.stalls() + tally.others()).isZero();
    assertThat(tally.next(sign("a", 3, exit(2, ExitSign.Kind.Crash))).crashes()).isEqualTo(1);
  }

  @Test
  void anotherPodCountsItsOwnRestarts() {
    ExitTally tally =
        NOTHING
            .next(sign("a", 4, exit(1, ExitSign.Kind.Crash)))
            .next(sign("b", 0, exit(1, ExitSign.Kind.Crash)))
            .next(sign("a", 4, exit(1, ExitSign.Kind.Crash)))
            .next(sign("b", 1, exit(5, ExitSign.Kind.Crash)));

    assertThat(tally.crashes()).isEqualTo(2);
  }

  @Test
  void whatHappenedBeforeTheVersionRanDoesNotCount() {
    ExitTally tally = NOTHING.skip(sign("a", 5, exit(4, ExitSign.Kind.Crash)));

    assertThat(tally.next(sign("a", 5, exit(4, ExitSign.Kind.Crash)))).isEqualTo(tally);
    assertThat(tally.crashes()).isZero();
  }

  /** The agent's story of one pod, looked at in any order, any number of times, from any copy. */
  @Property(tries = 300)
  void noOrderOfLooksCountsMoreThanHappened(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int crashes) {
    Random random = new Random(seed);
    List<BotSign> story = new ArrayList<>();
    story.add(sign("a", 3, Optional.empty()));
    for (int i = 1; i <= crashes; i++) {
      story.add(sign("a", 2 + i, exit(i, ExitSign.Kind.Crash)));
      story.add(sign("a", 3 + i, exit(i, ExitSign.Kind.Crash)));
    }
    List<ExitTally> kept = new ArrayList<>(List.of(NOTHING));
    int seen = 0;
    for (int look = 0; look < 40; look++) {
      seen = Math.min(story.size() - 1, seen + random.nextInt(3));
      BotSign shown = story.get(random.nextInt(4) == 0 ? random.nextInt(seen + 1) : seen);
      ExitTally from = kept.get(Math.max(0, kept.size() - 1 - random.nextInt(2)));
      kept.add(from.next(shown));
      assertThat(kept.getLast().crashes()).isLessThanOrEqualTo((seen + 1) / 2);
    }
    ExitTally last = kept.getLast().next(story.getLast());
    assertThat(last.crashes()).as("in the end all are found").isEqualTo(crashes);
  }
}
