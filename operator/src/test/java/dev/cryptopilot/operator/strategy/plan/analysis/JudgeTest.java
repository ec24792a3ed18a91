// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import static dev.cryptopilot.operator.strategy.plan.analysis.Signs.at;
import static dev.cryptopilot.operator.strategy.plan.analysis.Signs.worth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.strategy.AbortOn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static BotTally bot(String name, int crashes, int stalls, String equity) {
    return new BotTally(
        name,
        "2.0.0",
        Optional.of(at(0)),
        false,
        new ExitTally(Optional.of("a"), 0, Optional.empty(), crashes, stalls, 0),
        GainTally.NONE.next(worth("1000", "1000", 0)).next(worth(equity, "1000", 1)));
  }

  private static Tallies tallies(BotTally candidate, BotTally stable) {
    return new Tallies(List.of(candidate), List.of(stable));
  }

  private static AbortOn limits(Integer crashes, Integer stalls, String drawdown, String loss) {
    return new AbortOn(crashes, stalls, null, decimal(drawdown), decimal(loss), null, 30);
  }

  private static BigDecimal decimal(String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private static Judgement judge(AbortOn limits, Tallies tallies, int minute) {
    return Judge.judge(limits, tallies, at(minute));
  }

  @Test
  void nothingAskedForIsNotJudged() {
    Judgement said =
        judge(AbortOn.nothing(), tallies(bot("a", 9, 9, "1"), bot("b", 0, 0, "1000")), 60);

    assertThat(said.verdict()).isEqualTo(Verdict.NotJudged);
    assertThat(said.candidate().crashes()).isEqualTo(9);
  }

  @Test
  void crashesAreJudgedAtOnceAndTheBotsNamed() {
    Judgement said =
        judge(
            limits(2, null, null, null),
            tallies(bot("a", 2, 0, "1000"), bot("b", 0, 0, "1000")),
            0);

    assertThat(said.verdict()).isEqualTo(Verdict.Crashes);
    assertThat(said.message()).isEqualTo("2 crashes with the new version, 2 take it back: a 2");
  }

  @Test
  void oneCrashLessIsHealthy() {
    Judgement said =
        judge(
            limits(2, null, null, null),
            tallies(bot("a", 1, 0, "1000"), bot("b", 7, 0, "1000")),
            0);

    assertThat(said.verdict()).isEqualTo(Verdict.Healthy);
  }

  @Test
  void stallsAreJudgedAtOnce() {
    assertThat(
            judge(
                    limits(null, 1, null, null),
                    tallies(bot("a", 0, 1, "1000"), bot("b", 0, 0, "1000")),
                    0)
                .verdict())
        .isEqualTo(Verdict.Stalls);
  }

  @Test
  void theDeepestFallOfOneBotCounts() {
    Judgement said =
        judge(
            limits(null, null, "5", null),
            tallies(bot("a", 0, 0, "949"), bot("b", 0, 0, "1000")),
            1);

    assertThat(said.verdict()).isEqualTo(Verdict.Drawdown);
    assertThat(said.message())
        .isEqualTo("a lost 5.1 % with the new version, more than 5 % take it back");
  }

  @Test
  void gainsAreComparedOnceThereIsEnough() {
    AbortOn limits = limits(null, null, null, "2");
    Tallies tallies = tallies(bot("a", 0, 0, "990"), bot("b", 0, 0, "1020"));

    assertThat(judge(limits, tallies, 29).verdict()).isEqualTo(Verdict.NotEnoughData);
    Judgement said = judge(limits, tallies, 60);
    assertThat(said.verdict()).isEqualTo(Verdict.LossVsStable);
    assertThat(said.message())
        .isEqualTo(
            "bots with the new version gained -1 % an hour, those with the stable one 2 %:"
                + " 3 percent points behind, more than 2 take it back");
  }

  @Test
  void withoutAnyStableBotThereIsNothingToCompare() {
    Tallies alone = new Tallies(List.of(bot("a", 0, 0, "900")), List.of());

    assertThat(judge(limits(null, null, null, "2"), alone, 60).verdict())
        .isEqualTo(Verdict.Healthy);
  }

  @Test
  void whatAgentsDoNotReportIsSaid() {
    AbortOn limits = new AbortOn(null, null, 5, null, null, new BigDecimal("2"), null);

    assertThat(judge(limits, tallies(bot("a", 0, 0, "1000"), bot("b", 0, 0, "1000")), 1).message())
        .endsWith("not judged, as agents do not report it: errorsPerHour, loopTimeFactor");
  }
}
