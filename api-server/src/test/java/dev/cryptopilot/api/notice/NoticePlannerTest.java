// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.portfolio.observe.Bots;
import dev.cryptopilot.crds.bot.Bot;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticePlannerTest {

  @Test
  void aBotThatHasNotBeenLookedAtTellsNothing() {
    assertThat(NoticePlanner.of(Bots.bot("one", "USD"), Bots.NOW)).isEmpty();
  }

  @Test
  void tradesAreTheSameEventUntilOneBeginsOrEnds() {
    Notice two = only(trading(2, 3));

    assertThat(two.kind()).isEqualTo(Notice.Kind.TRADE);
    assertThat(two.owner()).isEqualTo("alice");
    assertThat(two.text())
        .isEqualTo("Bot one has 2 open and 3 closed trades; profit of the closed ones 12.5 USD.");
    assertThat(only(trading(2, 3)).event()).isEqualTo(two.event());
    assertThat(only(trading(3, 3)).event()).isNotEqualTo(two.event());
    assertThat(only(trading(1, 4)).event()).isNotEqualTo(two.event());
  }

  @Test
  void aBotThatFailsIsTheSameEventUntilItFailsAnew() {
    Notice failed = only(failed("2026-11-21T11:00:00Z"));

    assertThat(failed.kind()).isEqualTo(Notice.Kind.ERROR);
    assertThat(failed.text()).isEqualTo("Bot one does not run: the market is closed");
    assertThat(only(failed("2026-11-21T11:00:00Z")).event()).isEqualTo(failed.event());
    assertThat(only(failed("2026-11-21T11:30:00Z")).event()).isNotEqualTo(failed.event());
  }

  private static Bot trading(int open, int closed) {
    return Bots.placed(
        "one",
        "USD",
        "{phase: Running, trading: {openTrades: %d, closedTrades: %d, profit: '12.5'}}"
            .formatted(open, closed));
  }

  private static Bot failed(String since) {
    return Bots.placed(
        "one",
        "USD",
        """
        {phase: Failed, conditions: [{type: Ready, status: "False", reason: Failed,
         message: "the market is\\nclosed", lastTransitionTime: "%s"}]}
        """
            .strip()
            .formatted(since));
  }

  private static Notice only(Bot bot) {
    List<Notice> notices = NoticePlanner.of(bot, Bots.NOW);
    assertThat(notices).hasSize(1);
    return notices.getFirst();
  }
}
