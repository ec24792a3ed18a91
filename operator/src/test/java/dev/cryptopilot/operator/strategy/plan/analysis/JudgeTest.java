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
        GainTally.NONE.next(worth("1000", "1000", 0)).next(worth(equity, "1000", 1)),
        VitalsTally.NONE);
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

  private static BotTally logged(String name, int errors, String analysisMillis) {
    BotTally quiet = bot(name, 0, 0, "1000");
    return new BotTally(
        name,
        quiet.version(),
        quiet.since(),
        quiet.troubled(),
        quiet.exits(),
        quiet.gains(),
        new VitalsTally(
            Optional.of(at(0)), errors, errors, Optional.of(new BigDecimal(analysisMillis))));
  }

  @Test
  void errorsAreJudgedAnHourOnceThereIsEnough() {
    AbortOn limits = new AbortOn(null, null, 9, null, null, null, 30);
    Tallies tallies = tallies(logged("a", 6, "20"), logged("b", 1, "20"));

    assertThat(judge(limits, tallies, 29).verdict()).isEqualTo(Verdict.NotEnoughData);
    Judgement said = judge(limits, tallies, 30);
    assertThat(said.verdict()).isEqualTo(Verdict.Errors);
    assertThat(said.message())
        .isEqualTo(
            "12 errors a bot and hour with the new version, 2 with the stable one: 10 more, and more"
                + " than 9 take it back: a 6");
  }

  @Test
  void errorsThatAllBotsHaveAreNotTheNewVersionsDoing() {
    AbortOn limits = new AbortOn(null, null, 9, null, null, null, 30);

    assertThat(judge(limits, tallies(logged("a", 50, "20"), logged("b", 46, "20")), 30).verdict())
        .isEqualTo(Verdict.Healthy);
  }

  @Test
  void theAnalysisMayTakeSoManyTimesAsLong() {
    AbortOn limits = new AbortOn(null, null, null, null, null, new BigDecimal("2"), 30);
    Tallies slow = tallies(logged("a", 0, "241"), logged("b", 0, "120"));

    assertThat(judge(limits, slow, 29).verdict()).isEqualTo(Verdict.NotEnoughData);
    Judgement said = judge(limits, slow, 30);
    assertThat(said.verdict()).isEqualTo(Verdict.LoopTime);
    assertThat(said.message())
        .isEqualTo(
            "the analysis of a new candle takes 241 ms with the new version and 120 ms with the"
                + " stable one: 2.01 times as long, more than 2 take it back");
    Tallies within = tallies(logged("a", 0, "240"), logged("b", 0, "120"));
    assertThat(judge(limits, within, 30).verdict()).isEqualTo(Verdict.Healthy);
  }

  @Test
  void anAnalysisThatIsShortAnywayIsNotJudged() {
    AbortOn limits = new AbortOn(null, null, null, null, null, new BigDecimal("2"), 30);

    assertThat(judge(limits, tallies(logged("a", 0, "50"), logged("b", 0, "5")), 30).verdict())
        .isEqualTo(Verdict.Healthy);
  }

  @Test
  void theSentenceOfAHealthyVersionHasItsFigures() {
    AbortOn limits = new AbortOn(1, null, null, null, null, null, null);

    assertThat(judge(limits, tallies(logged("a", 2, "41.5"), bot("b", 0, 0, "1000")), 60).message())
        .isEqualTo(
            "0 crashes, 0 stalls, drawdown 0 %, gain 0 % an hour (stable: 0 %), 2 errors an hour"
                + " (stable: 0), analysis 41.5 ms (stable: an unknown time)");
  }
}
