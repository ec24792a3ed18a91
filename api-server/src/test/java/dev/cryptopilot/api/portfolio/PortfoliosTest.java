// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.pace.Pause;
import dev.cryptopilot.api.portfolio.observe.BotObserver;
import dev.cryptopilot.api.portfolio.observe.Bots;
import dev.cryptopilot.api.portfolio.observe.Freshness;
import dev.cryptopilot.api.portfolio.observe.MarketPrices;
import dev.cryptopilot.api.portfolio.observe.PodFeeds;
import dev.cryptopilot.api.portfolio.observe.RateBook;
import dev.cryptopilot.api.portfolio.observe.Readings;
import dev.cryptopilot.api.portfolio.observe.SimulatedPod;
import dev.cryptopilot.api.portfolio.plan.Portfolio;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PortfoliosTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SimulatedPod pod = new SimulatedPod();
  private final SettableClock clock = SettableClock.at(Bots.NOW);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final PodFeeds feeds = new PodFeeds(List::of, pod.agents(), threads, Pause.real());
  private final List<Bot> mine = List.of(pod.bot("one", "USD"), Bots.bot("two", "EUR", "ETH/EUR"));

  @AfterEach
  void stop() {
    feeds.close();
    pod.close();
    threads.shutdownNow();
  }

  @Test
  void aRateMayBeMadeOfPricesThatAnothersBotSees() {
    Portfolio portfolio = portfolios(List.of(pod.bot("bobs", "EUR"))).heard("alice");

    assertThat(portfolio.currency()).isEqualTo("USD");
    assertThat(portfolio.isWhole()).isTrue();
    assertThat(portfolio.unconverted()).isEmpty();
    assertThat(portfolio.rates())
        .singleElement()
        .satisfies(
            rate ->
                assertThat(rate.via())
                    .containsExactly("BTC/EUR 60000.5 on Kraken", "BTC/USD 60000.5 on Kraken"));
  }

  @Test
  void withoutAPriceNoNumberIsMadeUp() {
    Portfolio portfolio = portfolios(List.of()).heard("alice");

    assertThat(portfolio.unconverted()).hasSize(1);
    assertThat(portfolio.value()).isEqualByComparingTo("1000");
    assertThat(portfolio.isWhole()).isFalse();
  }

  @Test
  void aPairWithoutAPriceIsGoneAroundWhoeverTradesIt() {
    List<Bot> others =
        List.of(
            Bots.bot("dead", "EUR", "AAA/EUR"),
            Bots.bot("dead-too", "USD", "AAA/USD"),
            pod.bot("bobs", "EUR"));

    assertThat(portfolios(others).heard("alice").isWhole()).isTrue();
  }

  @Test
  void aCurrencyThatNoPriceLeadsToIsNotThatOfTheSums() {
    List<Bot> mine = List.of(pod.bot("one", "USDT"), Bots.bot("two", "EUR", "BTC/EUR"));
    List<Bot> others = List.of(Bots.bot("dead", "USD", "BTC/USD"), pod.bot("bobs", "EUR"));
    Portfolio portfolio = portfolios(mine, others).heard("alice");

    assertThat(portfolio.currency()).isEqualTo("EUR");
    assertThat(portfolio.isWhole()).isTrue();
    assertThat(portfolio.value()).isEqualByComparingTo("2000");
  }

  @Test
  void aPairThatItsBotHasNoPriceOfIsGivenUpAfterThreeQuestions() {
    List<Bot> mine = List.of(pod.bot("one", "USDT"), Bots.bot("two", "EUR", "BTC/EUR"));
    String nowhere =
        "{phase: Running, slot: {pool: p, pod: p-0-0, address: '127.0.0.1:1', id: x-1}}";
    Bot dead = Bots.placed("dead", "USD", nowhere, "BTC/USD");
    Portfolios portfolios = portfolios(mine, List.of(dead, pod.bot("bobs", "EUR")));

    assertThat(portfolios.heard("alice").currency()).isEqualTo("USD");
    clock.pass(Duration.ofSeconds(10));
    assertThat(portfolios.heard("alice").isWhole()).isFalse();
    clock.pass(Duration.ofSeconds(10));

    assertThat(portfolios.heard("alice").currency()).isEqualTo("EUR");
    assertThat(portfolios.heard("alice").isWhole()).isTrue();
  }

  private Portfolios portfolios(List<Bot> others) {
    return portfolios(mine, others);
  }

  private Portfolios portfolios(List<Bot> mine, List<Bot> others) {
    Readings readings = new Readings(pod.agents(), feeds, Freshness.ofStreams(), threads, clock);
    BotObserver observer =
        new BotObserver(owner -> mine, bot -> "Any", feeds, readings, threads, clock, PATIENCE);
    RateBook rates = new RateBook(new MarketPrices(pod.agents(), clock), threads, clock, PATIENCE);
    return new Portfolios(observer, rates, () -> others, "USD", clock);
  }
}
