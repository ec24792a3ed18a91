// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.snapshot;

import static dev.cryptopilot.api.portfolio.observe.Bots.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.portfolio.observe.Bots;
import dev.cryptopilot.api.portfolio.observe.Sight;
import dev.cryptopilot.api.portfolio.plan.Aggregation;
import dev.cryptopilot.api.portfolio.plan.Portfolio;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import dev.cryptopilot.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

class SnapshotRoundTest {

  private static final Map<String, Portfolio> PORTFOLIOS =
      Map.of(
          "active", portfolio(Bots.live(Bots.bot("a", "USD"), "1100")),
          "asleep", portfolio(Bots.sight(Bots.bot("b", "USD"), Sight.Seen.AT_REST, "1000")),
          "partly",
              portfolio(
                  Bots.live(Bots.bot("c", "USD"), "1100"),
                  Bots.live(Bots.bot("d", "EUR"), "1100")));

  @DatabaseTest
  void everyActiveOwnerIsWrittenDownWithoutAnybodyLooking(Database database) {
    SnapshotStore store = new JdbcSnapshotStore(database.transactions());
    List<String> told = new ArrayList<>();
    SettableClock clock = SettableClock.at(NOW);
    SnapshotRound round =
        new SnapshotRound(
            () -> new TreeSet<>(Set.of("active", "asleep", "partly", "broken")),
            SnapshotRoundTest::portfolioOf,
            store,
            clock);
    round.onWritten(told::addAll);

    round.run();
    clock.pass(Duration.ofSeconds(29));
    round.run();

    assertThat(store.newest("active", 9))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.value()).isEqualByComparingTo("1100");
              assertThat(row.profit()).isEqualByComparingTo("100");
              assertThat(row.currency()).isEqualTo("USD");
              assertThat(row.activeBots()).isEqualTo(1);
            });
    assertThat(store.newest("asleep", 9)).isEmpty();
    assertThat(store.newest("partly", 9)).as("a sum that lacks a bot").isEmpty();
    assertThat(told).containsExactly("active");
    clock.pass(Duration.ofSeconds(1));
    round.run();
    assertThat(told).containsExactly("active", "active");
  }

  private static Portfolio portfolioOf(String owner) {
    if (!PORTFOLIOS.containsKey(owner)) {
      throw new IllegalStateException("simulated failure of one owner");
    }
    return PORTFOLIOS.get(owner);
  }

  private static Portfolio portfolio(Sight... sights) {
    return Aggregation.of(List.of(sights), "USD", Map.of(), NOW);
  }
}
