// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.portfolio.plan.Price;
import dev.cryptopilot.api.portfolio.plan.PricedPair;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.testing.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateBookTest {

  private static final Set<String> EURO = Set.of("EUR");

  private final SettableClock clock = SettableClock.at(Bots.NOW);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, BigDecimal> market = new ConcurrentHashMap<>();
  private final CountDownLatch late = new CountDownLatch(1);
  private final RateBook book = book(Duration.ofSeconds(20));

  @AfterEach
  void stop() {
    late.countDown();
    threads.shutdownNow();
  }

  @Test
  void aShorterWayIsTakenAsSoonAsItIsTraded() {
    price("BTC/EUR", "BTC/USD");
    assertThat(via("BTC/EUR", "BTC/USD")).hasSize(2);

    price("EUR/USD");

    assertThat(via("BTC/EUR", "BTC/USD", "EUR/USD"))
        .singleElement()
        .asString()
        .startsWith("EUR/USD");
  }

  @Test
  void anOldPriceIsGoneAroundWhereFreshOnesLeadThere() {
    price("BTC/EUR", "BTC/USD");
    assertThat(via("BTC/EUR", "BTC/USD", "ETH/EUR", "ETH/USD")).hasSize(2);
    market.remove("BTC/EUR");
    price("ETH/EUR", "ETH/USD");

    clock.pass(Duration.ofHours(1));

    assertThat(via("BTC/EUR", "BTC/USD", "ETH/EUR", "ETH/USD"))
        .hasSize(2)
        .allSatisfy(step -> assertThat(step).startsWith("ETH/"));
  }

  @Test
  void withoutAFreshWayAnOldPriceCountsForADay() {
    price("EUR/USD");
    assertThat(via("EUR/USD")).hasSize(1);
    market.clear();

    clock.pass(Duration.ofHours(23));
    assertThat(via("EUR/USD")).hasSize(1);
    clock.pass(Duration.ofHours(1));
    assertThat(via("EUR/USD")).isEmpty();
  }

  @Test
  void amongOldPricesTheNewerOnesAreTaken() {
    price("EUR/USD");
    assertThat(via("EUR/USD")).hasSize(1);
    market.clear();
    clock.pass(Duration.ofHours(20));
    price("BTC/EUR", "BTC/USD");
    assertThat(via("EUR/USD", "BTC/EUR", "BTC/USD")).hasSize(2);
    market.clear();

    clock.pass(Duration.ofMinutes(5));

    assertThat(via("EUR/USD", "BTC/EUR", "BTC/USD")).hasSize(2);
  }

  @Test
  void manyPairsWithoutAPriceDoNotHideTheWayThatHasOne() {
    price("BTC/EUR", "BTC/USD");
    String[] pairs =
        Stream.concat(
                Stream.of("BTC/EUR", "BTC/USD"),
                Stream.of("A", "AA", "AB", "AC", "AD")
                    .flatMap(c -> Stream.of(c + "/EUR", c + "/USD")))
            .toArray(String[]::new);
    while (via(pairs).isEmpty()) {
      assertThat(clock.instant()).isBefore(Bots.NOW.plusSeconds(30));
      clock.pass(Duration.ofSeconds(1));
    }

    for (int minute = 0; minute < 5; minute++) {
      clock.pass(Duration.ofSeconds(61));
      assertThat(via(pairs)).hasSize(2);
    }
  }

  @Test
  void aPairWhoseBotIsSlowStillLeadsThere() {
    RateBook impatient = book(Duration.ofMillis(20));
    List<Bot> bots = List.of(bot("slow", "Running", "EUR/LATE"));

    for (int look = 0; look < 5; look++) {
      assertThat(impatient.towards("LATE", EURO, bots)).isEmpty();
      assertThat(impatient.leadingTo("LATE", EURO, bots)).isEqualTo(EURO);
      clock.pass(Duration.ofSeconds(1));
    }
  }

  @Test
  void aPairWhoseBotsHaveNoProcessLeadsNowhere() {
    List<Bot> bots =
        List.of(
            Bots.bot("unplaced", "USD", "EUR/USD"),
            bot("failed", "Failed", "EUR/USD"),
            bot("stopped", "Stopped", "EUR/USD"));

    assertThat(book.leadingTo("USD", EURO, bots)).isEmpty();
  }

  private List<String> via(String... pairs) {
    return Optional.ofNullable(
            book.towards("USD", EURO, List.of(bot("one", "Running", pairs))).get("EUR"))
        .map(rate -> rate.via())
        .orElse(List.of());
  }

  private void price(String... pairs) {
    Stream.of(pairs).forEach(pair -> market.put(pair, BigDecimal.TWO));
  }

  private static Bot bot(String name, String phase, String... pairs) {
    String slot = ", slot: {pool: p, pod: p-0-0, address: '127.0.0.1:1', id: x-1}}";
    return Bots.placed(name, "USD", "{phase: " + phase + slot, pairs);
  }

  private RateBook book(Duration patience) {
    return new RateBook((bot, pair) -> seen(pair), threads, clock, patience);
  }

  private Optional<Price> seen(PricedPair pair) {
    if (pair.quote().equals("LATE")) {
      try {
        late.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return Optional.ofNullable(market.get(pair.toString()))
        .map(value -> new Price(pair, value, "kraken", clock.instant()));
  }
}
