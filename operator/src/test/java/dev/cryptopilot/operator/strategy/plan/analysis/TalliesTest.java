// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import static dev.cryptopilot.operator.strategy.plan.analysis.Signs.at;
import static dev.cryptopilot.operator.strategy.plan.analysis.Signs.runs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.strategy.WatchedBot;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TalliesTest {

  private static final Versions VERSIONS = new Versions("2.0.0", "1.0.0");

  private static Tallies next(List<BotTally> before, List<StrategyUse> uses, String... chosen) {
    return Tallies.next(before, uses, List.of(chosen), VERSIONS, at(1));
  }

  @Test
  void aChosenBotIsJudgedForTheNewVersionFromThenOn() {
    Tallies stable = next(List.of(), List.of(runs("a", "1.0.0", "1000", 0)));
    Tallies chosen = next(stable.all(), List.of(runs("a", "1.0.0", "900", 1)), "a");

    assertThat(stable.stable()).extracting(BotTally::version).containsExactly("1.0.0");
    assertThat(chosen.stable()).isEmpty();
    assertThat(chosen.candidates())
        .singleElement()
        .matches(tally -> tally.version().equals("2.0.0"))
        .matches(tally -> tally.since().isEmpty(), "it does not run it yet")
        .matches(tally -> tally.gains().equals(GainTally.NONE));
  }

  @Test
  void ofVeryManyOnlySomeAreWatchedAndTheyStayTheSame() {
    List<StrategyUse> uses =
        IntStream.range(0, 500).mapToObj(i -> runs("bot-" + i, "1.0.0", "1000", 0)).toList();
    Tallies first = next(List.of(), uses);
    List<StrategyUse> more =
        IntStream.range(0, 900).mapToObj(i -> runs("a-" + i, "1.0.0", "1000", 0)).toList();
    Tallies second =
        next(first.all(), java.util.stream.Stream.concat(more.stream(), uses.stream()).toList());

    assertThat(first.stable()).hasSize(Tallies.MOST_STABLE);
    assertThat(second.stable()).isEqualTo(first.stable());
  }

  @Test
  void whatIsKeptInTheStatusIsReadBackTheSame() {
    List<BotTally> before =
        next(List.of(), List.of(runs("a", "2.0.0", "1000", 0), runs("b", "1.0.0", "1000", 0)), "a")
            .all();
    List<BotTally> tallies =
        next(before, List.of(runs("a", "2.0.0", "987.654321", 1), runs("b", "1.0.0", "1", 1)), "a")
            .all();

    assertThat(tallies)
        .allSatisfy(
            tally -> {
              String json = Serialization.asJson(WatchedBots.write(tally));
              WatchedBot kept = Serialization.unmarshal(json, WatchedBot.class);
              assertThat(WatchedBots.write(WatchedBots.read(kept).orElseThrow())).isEqualTo(kept);
              assertThat(WatchedBots.read(kept).orElseThrow().exits()).isEqualTo(tally.exits());
            });
  }

  @Test
  void whatNobodyCanReadIsCountedAnew() {
    WatchedBot odd =
        new WatchedBot(
            "a",
            "2.0.0",
            "yesterday",
            false,
            null,
            0,
            null,
            0,
            0,
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(WatchedBots.read(odd)).isEmpty();
  }
}
