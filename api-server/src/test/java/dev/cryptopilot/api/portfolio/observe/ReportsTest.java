// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import static dev.cryptopilot.api.portfolio.observe.Bots.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.agent.PodAddress;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportsTest {

  private static final PodAddress ONE = new PodAddress("p", "p-0-0", "10.0.0.1", 8900);
  private static final PodAddress TWO = new PodAddress("p", "p-1-0", "10.0.0.2", 8900);

  @Test
  void oneLongPollForEachPod() {
    assertThat(FeedPlanner.plan(Set.of(ONE), Set.of(TWO)))
        .containsExactly(new FeedAction.Close(ONE), new FeedAction.Open(TWO));
    assertThat(FeedPlanner.plan(Set.of(ONE, TWO), Set.of(ONE, TWO))).isEmpty();
  }

  @Test
  void aReportTellsWhoChanged() {
    PodReport before = report(bot("a", "running", 1, "1000"), bot("b", "running", 0, "1000"));
    PodReport after = report(bot("a", "running", 1, "1234"), bot("b", "stopped", 0, "1000"));
    PodReport gone = report(bot("a", "running", 2, "1000"), bot("c", "running", 0, "1"));

    assertThat(after.changedSince(before)).containsExactly("b");
    assertThat(gone.changedSince(before)).containsExactly("a", "b", "c");
    assertThat(before.changedSince(before)).isEmpty();
  }

  @Test
  void figuresOfAReport() {
    BotReport bot = report(bot("a", "running", 1, "1234.5")).bots().get("a");

    assertThat(bot.ready()).isTrue();
    assertThat(bot.openTrades()).contains(1);
    assertThat(bot.figures().orElseThrow().equity()).isEqualByComparingTo("1234.5");
    assertThat(bot.figures().orElseThrow().starting().orElseThrow()).isEqualByComparingTo("1000");
    for (String trading : List.of("null", "{}", "{\"equity\": \"5\"}", "{\"equity\": null}")) {
      JsonNode said = Bots.json("{\"id\": \"x\", \"trading\": %s}".formatted(trading));
      assertThat(BotReport.of(said).figures()).as(trading).isEmpty();
    }
  }

  @Test
  void aReadingHoldsAsLongAsNothingCanHaveChanged() {
    Freshness freshness = Freshness.ofStreams();
    BotReport still = report(bot("a", "running", 0, "1000")).bots().get("a");
    BotReport traded = report(bot("a", "running", 1, "1000")).bots().get("a");
    Reading flat = reading(0, still);
    Reading open = reading(1, traded);

    assertThat(freshness.holds(flat, Optional.of(still), NOW.plusSeconds(59))).isTrue();
    assertThat(freshness.holds(flat, Optional.of(still), NOW.plusSeconds(61))).isFalse();
    assertThat(freshness.holds(flat, Optional.of(traded), NOW.plusSeconds(5))).isFalse();
    assertThat(freshness.holds(flat, Optional.empty(), NOW.plusSeconds(5))).isFalse();
    assertThat(freshness.holds(flat, Optional.empty(), NOW.plusSeconds(3))).isTrue();
    assertThat(freshness.holds(open, Optional.of(traded), NOW.plusSeconds(5))).isFalse();
  }

  @Test
  void aWorthIsCountedWithTheBalanceOfTheSpec() {
    Figures begunWith900 =
        new Figures(new BigDecimal("950"), Optional.of(new BigDecimal("900")), 2, NOW);
    Figures begunWithUnknown = new Figures(new BigDecimal("950"), Optional.empty(), 2, NOW);

    Worth worth = Worth.of(Bots.bot("a", "USD"), begunWith900);

    assertThat(worth.value()).isEqualByComparingTo("1050");
    assertThat(worth.profit()).isEqualByComparingTo("50");
    assertThat(Worth.of(Bots.bot("a", "USD"), begunWithUnknown).profit())
        .isEqualByComparingTo("-50");
    assertThat(Worth.untouched(Bots.bot("a", "USD")).orElseThrow().value())
        .isEqualByComparingTo("1000");
  }

  @Test
  void theCloseOfTheNewestCandle() {
    assertThat(
            MarketPrices.close(
                Bots.json(
                    "{\"columns\":[\"date\",\"close\",\"x\"],\"data\":[[\"a\",1.5,0],[\"b\",2.5,0]]}")))
        .contains(new BigDecimal("2.5"));
    assertThat(MarketPrices.close(Bots.json("{\"columns\":[\"close\"],\"data\":[]}"))).isEmpty();
    assertThat(MarketPrices.close(Bots.json("{}"))).isEmpty();
  }

  private static Reading reading(int openTrades, BotReport report) {
    return new Reading(
        new Figures(BigDecimal.TEN, Optional.empty(), openTrades, NOW),
        List.of(),
        report.life(),
        report.trades());
  }

  private static PodReport report(String... bots) {
    return PodReport.of(Bots.json("{\"bots\":[" + String.join(",", bots) + "]}"));
  }

  private static String bot(String id, String state, int open, String equity) {
    return """
    {"id": "%s", "state": "%s", "ready": true, "pid": 5, "startedAt": "2026-11-21T11:00:00.000Z",
     "trading": {"openTrades": %d, "closedTrades": 4, "equity": "%s", "startingCapital": "1000",
                 "currency": "USD", "at": "2026-11-21T11:59:00.000Z"}}
    """
        .formatted(id, state, open, equity);
  }
}
