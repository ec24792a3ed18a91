// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.operator.bot.Yaml;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.rate.LinearRateLimiter;
import io.javaoperatorsdk.operator.processing.event.rate.RateLimited;
import io.javaoperatorsdk.operator.processing.event.rate.RateLimiter.RateLimitState;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyWakeTest {

  private static final String BOT =
      """
      apiVersion: crypto-pilot.dev/v1alpha1
      kind: Bot
      metadata: {name: ada, namespace: default}
      spec:
        owner: ada
        state: Running
        strategy: {name: ema-rsi}
      status:
        conditions:
          - {type: Ready, status: "True", reason: Trading, message: ""}
        slot: {pool: starter, pod: starter-0-0}
        strategy: {name: ema-rsi, version: 1.0.0}
        restarts: 0
        lastExit: {reason: Asked, at: "2026-11-21T11:00:00Z"}
        trading: {openTrades: 0, closedTrades: 0, equity: "1000", at: "2026-11-21T11:59:00Z"}
        vitals: {since: "2026-11-21T11:40:00Z", errors: 9, at: "2026-11-21T11:59:00Z"}
      """;

  private static Bot bot(String text, String instead) {
    assertThat(BOT).contains(text);
    return Yaml.parse(BOT.replace(text, instead), Bot.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: 1.0.0    | version: 2.0.0",
        "restarts: 0       | restarts: 1",
        "11:00:00Z         | 11:00:01Z",
        "reason: Asked     | reason: Crashed",
        "status: \"True\"  | status: \"False\"",
        "reason: Trading   | reason: WaitingForReport, lastTransitionTime: \"2026-11-21T11:00:00Z\"",
        "{name: ema-rsi}   | {name: other}",
        "{name: ema-rsi}   | {name: ema-rsi, version: 1.0.0}",
        "{name: ema-rsi}   | {name: ema-rsi, channel: candidate}",
        "state: Running    | state: Stopped",
        "pod: starter-0-0  | pod: starter-1-0",
      })
  void whatABotAsksForRunsAndSuffersWakes(String before, String now) {
    assertThat(StrategyWake.matters(bot(before, now), bot(before, before))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "equity: \"1000\"  | equity: \"900\"",
        "openTrades: 0     | openTrades: 1",
        "11:59:00Z         | 12:00:00Z",
        "errors: 9         | errors: 10",
        "message: \"\"     | message: one pair is unknown",
      })
  void whatChangesWithTheMarketDoesNot(String before, String now) {
    assertThat(StrategyWake.matters(bot(before, now), bot(before, before))).isFalse();
  }

  @Test
  void aBotThatWentOverIsMissedWhereItWas() {
    assertThat(StrategyWake.woken(bot("{name: ema-rsi}", "{name: other}")))
        .containsExactlyInAnyOrder(
            new ResourceID("other", "default"), new ResourceID("ema-rsi", "default"));
    assertThat(StrategyWake.woken(bot("ada", "ada"))).hasSize(1);
  }

  @Test
  void fewPassesFollowEachOtherAtOnceAndTheNextIsPutOffNotDropped() {
    LinearRateLimiter limiter = new LinearRateLimiter();
    limiter.initFrom(StrategyReconciler.class.getAnnotation(RateLimited.class));
    RateLimitState one = limiter.initState();

    Duration pause =
        Stream.generate(() -> limiter.isLimited(one))
            .limit(1_000)
            .flatMap(limited -> limited.stream())
            .findFirst()
            .orElseThrow();

    assertThat(pause).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(limiter.isLimited(limiter.initState())).as("each strategy by itself").isEmpty();
  }
}
