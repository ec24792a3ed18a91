// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cryptopilot.api.agent.BotAddress;
import dev.cryptopilot.api.pace.Pause;
import dev.cryptopilot.api.portfolio.plan.Rate;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SimulatedPod pod = new SimulatedPod();
  private final SettableClock clock = SettableClock.at(Bots.NOW);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Bot bot = pod.bot("one", "USD");
  private final BotAddress at = BotAddress.of(bot).orElseThrow();
  private final PodFeeds feeds =
      new PodFeeds(() -> List.of(at, at), pod.agents(), threads, Pause.real());
  private final Readings readings =
      new Readings(pod.agents(), feeds, Freshness.ofStreams(), threads, clock);

  @AfterEach
  void stop() {
    feeds.close();
    pod.close();
    threads.shutdownNow();
  }

  @Test
  void aPodIsPolledOnceAndTellsWhatChanged() {
    List<String> changed = new CopyOnWriteArrayList<>();
    feeds.onChange(changed::addAll);
    feeds.reconcile();
    feeds.reconcile();

    await().until(() -> feeds.report(at).isPresent());
    pod.trades(2, "1010");
    await().until(() -> feeds.report(at).flatMap(BotReport::openTrades).equals(Optional.of(2)));

    assertThat(feeds.count()).isEqualTo(1);
    assertThat(pod.mostPolls()).isEqualTo(1);
    assertThat(changed).contains("one-1");
  }

  @Test
  void manyWhoAskAtOnceAreOneQuestion() throws Exception {
    pod.slow(300);
    List<Future<Optional<Reading>>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(threads.submit(() -> readings.fresh(at, clock.instant().plus(PATIENCE))));
    }

    for (Future<Optional<Reading>> answer : answers) {
      assertThat(answer.get()).isPresent();
    }
    assertThat(pod.asked("worth")).isEqualTo(1);
    assertThat(pod.asked("status")).isEqualTo(1);
  }

  @Test
  void whoIsNotPatientGetsNothingAndTheAnswerIsKept() {
    pod.slow(300);

    assertThat(readings.fresh(at, clock.instant().plusMillis(20))).isEmpty();

    await().until(() -> readings.last(at).isPresent());
    assertThat(pod.asked("worth")).isEqualTo(1);
    readings.keepOnly(Set.of());
    assertThat(readings.last(at)).isEmpty();
  }

  @Test
  void tradesComeWithoutTheirOrders() {
    pod.trades(1, "1234.5");

    Reading reading = readings.fresh(at, clock.instant().plus(PATIENCE)).orElseThrow();

    assertThat(reading.figures().equity()).isEqualByComparingTo("1234.5");
    assertThat(reading.openTrades()).singleElement().matches(trade -> !trade.has("orders"));
  }

  @Test
  void aRateIsAskedForOnceAMinute() {
    RateBook book = new RateBook(new MarketPrices(pod.agents(), clock), threads, clock, PATIENCE);

    for (int i = 0; i < 5; i++) {
      Map<String, Rate> rates = book.towards("USD", Set.of("BTC"), List.of(bot));
      assertThat(rates.get("BTC").rate()).isEqualByComparingTo("60000.5");
      assertThat(rates.get("BTC").via()).containsExactly("BTC/USD 60000.5 on Kraken");
    }
    assertThat(pod.asked("pair_candles")).isEqualTo(1);
    clock.pass(Duration.ofSeconds(61));
    book.towards("USD", Set.of("BTC"), List.of(bot));
    assertThat(pod.asked("pair_candles")).isEqualTo(2);
  }
}
