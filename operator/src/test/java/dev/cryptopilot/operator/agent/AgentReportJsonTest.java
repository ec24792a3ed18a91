// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.MoveId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentReportJsonTest {

  @Test
  void everyFieldOfTheProtocolIsRead() {
    AgentReport report = read(resource("report.json"));
    assertThat(report.revision()).isEqualTo(42);
    assertThat(report.at()).contains(Instant.parse("2026-11-21T11:00:00Z"));
    assertThat(report.desiredError()).isEmpty();
    assertThat(report.runtime())
        .isEqualTo(new RuntimeReport(true, true, "3.13.0", "2026.9", Optional.empty()));
    assertThat(report.podPssBytes()).hasValue(512_000_000);
    BotReport bot = report.bots().getFirst();
    assertThat(bot.goal()).contains(Goal.RUNNING);
    assertThat(bot.state()).isEqualTo(BotState.RUNNING);
    assertThat(bot.pid()).hasValue(1234);
    assertThat(bot.lastExit())
        .contains(
            new LastExit(
                Optional.of(2),
                Optional.empty(),
                "StrategyNotLoaded",
                "EmaRsi.py line 12: invalid syntax",
                Optional.of("spec.strategy"),
                Optional.of(Instant.parse("2026-11-21T10:59:00Z"))));
    assertThat(bot.trading().flatMap(TradingReport::profit)).contains(new BigDecimal("1.2345"));
    assertThat(bot.openTrades()).isEqualTo(1);
    assertThat(bot.database()).isEmpty();
    assertThat(bot.cpu()).contains(new CpuReport(35, 210));
  }

  @Test
  void nullsAndMissingFieldsAreEmpty() {
    AgentReport report =
        read("{\"version\":1,\"agentId\":\"a\",\"bots\":[{\"uid\":\"u\",\"pid\":null}]}");
    BotReport bot = report.bots().getFirst();
    assertThat(bot.pid()).isEmpty();
    assertThat(bot.state()).isEqualTo(BotState.UNKNOWN);
    assertThat(bot.openTrades()).isZero();
    assertThat(bot.cpu()).as("an agent that does not measure it").isEmpty();
    assertThat(report.desiredRevision()).isZero();
  }

  @Test
  void valuesOfAnotherTypeAreEmpty() {
    AgentReport report =
        read(
            "{\"version\":1,\"agentId\":\"a\",\"at\":\"yesterday\",\"bots\":[{\"uid\":\"u\","
                + "\"pid\":\"7\",\"trading\":{\"profit\":\"much\"}}]}");
    assertThat(report.at()).isEmpty();
    assertThat(report.bots().getFirst().pid()).isEmpty();
    assertThat(report.bots().getFirst().trading().flatMap(TradingReport::profit)).isEmpty();
  }

  @Test
  void anotherVersionIsMalformed() {
    assertThat(AgentReportJson.read("{\"version\":2,\"agentId\":\"a\"}"))
        .isEqualTo(new AgentAnswer.Malformed("the report has version 2, this operator knows 1"));
  }

  @Test
  void whatIsNoReportIsMalformed() {
    assertThat(AgentReportJson.read("<html>")).isInstanceOf(AgentAnswer.Malformed.class);
    assertThat(AgentReportJson.read("{\"version\":1}")).isInstanceOf(AgentAnswer.Malformed.class);
  }

  @Test
  void onlyRemovedWithoutPidIsTheWordForARelease() {
    assertThat(bot("removed", "null").saysRemoved()).isTrue();
    assertThat(bot("removed", "7").saysRemoved()).isFalse();
    assertThat(bot("stopped", "null").saysRemoved()).isFalse();
  }

  @Test
  void onlySealedForThatMoveWithoutPidIsTheWordForACommit() {
    MoveId move = new MoveId("q-1-0.18.7.1");
    assertThat(sealed("sealed", "null", "q-1-0.18.7.1").saysSealedFor(move)).isTrue();
    assertThat(sealed("sealed", "7", "q-1-0.18.7.1").saysSealedFor(move)).isFalse();
    assertThat(sealed("stopped", "null", "q-1-0.18.7.1").saysSealedFor(move)).isFalse();
    assertThat(sealed("sealed", "null", "q-1-0.18.7.2").saysSealedFor(move)).isFalse();
  }

  @Test
  void anArrivalIsReadWithItsState() {
    MoveReport move =
        read("{\"version\":1,\"agentId\":\"a\",\"bots\":[{\"uid\":\"u\",\"arrival\":{\"id\":\"m\","
                + "\"state\":\"verified\"},\"readyAt\":\"2026-11-21T11:00:04Z\"}]}")
            .bots()
            .getFirst()
            .move();
    assertThat(move.hasVerified(new MoveId("m"))).isTrue();
    assertThat(move.hasVerified(new MoveId("n"))).isFalse();
    assertThat(move.readyAt()).contains(Instant.parse("2026-11-21T11:00:04Z"));
    assertThat(move.stoppedAt()).isEmpty();
  }

  private static BotReport sealed(String state, String pid, String move) {
    return read("{\"version\":1,\"agentId\":\"a\",\"bots\":[{\"uid\":\"u\",\"state\":\"%s\",\"pid\":%s,\"database\":{\"sha256\":\"ab\",\"bytes\":1},\"departure\":{\"id\":\"%s\"}}]}"
            .formatted(state, pid, move))
        .bots()
        .getFirst();
  }

  private static BotReport bot(String state, String pid) {
    return read("{\"version\":1,\"agentId\":\"a\",\"bots\":[{\"uid\":\"u\",\"state\":\"%s\",\"pid\":%s}]}"
            .formatted(state, pid))
        .bots()
        .getFirst();
  }

  private static AgentReport read(String json) {
    AgentAnswer answer = AgentReportJson.read(json);
    assertThat(answer).isInstanceOf(AgentAnswer.Answered.class);
    return ((AgentAnswer.Answered) answer).report();
  }

  private static String resource(String name) {
    try (InputStream in = AgentReportJsonTest.class.getResourceAsStream("/agent/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
