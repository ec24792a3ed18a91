// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cryptopilot.api.agent.BotAddress;
import dev.cryptopilot.api.pace.Pause;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.testing.SettableClock;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BotObserverTest {

  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration IMPATIENT = Duration.ofMillis(20);

  private final SimulatedPod pod = new SimulatedPod();
  private final SettableClock clock = SettableClock.at(Bots.NOW);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Bot placed = pod.bot("one", "USD");
  private final BotAddress at = BotAddress.of(placed).orElseThrow();
  private final List<Bot> bots = new ArrayList<>(List.of(placed));
  private final PodFeeds feeds =
      new PodFeeds(() -> List.of(at), pod.agents(), threads, Pause.real());
  private final Readings readings =
      new Readings(pod.agents(), feeds, Freshness.ofStreams(), threads, clock);

  @AfterEach
  void stop() {
    feeds.close();
    pod.close();
    threads.shutdownNow();
  }

  @Test
  void aBotThatAnswersIsLiveWithItsTrades() {
    pod.trades(1, "1010");

    Sight sight = only(observer(PATIENT).ask("alice"));

    assertThat(sight.seen()).isEqualTo(Sight.Seen.LIVE);
    assertThat(sight.worth().orElseThrow().value()).isEqualByComparingTo("1010");
    assertThat(sight.openTrades()).hasSize(1);
    assertThat(sight.strategy()).isEqualTo("Class of one");
  }

  @Test
  void aBotThatIsTooSlowIsStaleWithWhatItSaidLast() {
    pod.trades(1, "1010");
    assertThat(only(observer(PATIENT).ask("alice")).isLive()).isTrue();
    clock.pass(Duration.ofMinutes(5));
    pod.slow(2_000);

    Sight sight = only(observer(IMPATIENT).ask("alice"));

    assertThat(sight.seen()).isEqualTo(Sight.Seen.STALE);
    assertThat(sight.worth().orElseThrow().value()).isEqualByComparingTo("1010");
    assertThat(sight.openTrades()).hasSize(1);
  }

  @Test
  void aBotWithoutASlotThatNeverSpokeIsWorthWhatItWasGiven() {
    bots.set(0, Bots.bot("new", "USD"));

    Sight sight = only(observer(PATIENT).ask("alice"));

    assertThat(sight.seen()).isEqualTo(Sight.Seen.STALE);
    assertThat(sight.worth().orElseThrow().value()).isEqualByComparingTo("1000");
    assertThat(sight.worth().orElseThrow().profit()).isZero();
  }

  @Test
  void aBotAtRestIsNotAskedAndItsLastFiguresAreRight() {
    Bot stopped =
        Bots.placed(
            "one",
            "USD",
            """
            {phase: Stopped, trading: {equity: "990", startingCapital: "1000", openTrades: 0,
             at: "2026-11-21T11:00:00Z"}}
            """
                .strip());
    bots.set(0, stopped(stopped));

    Sight sight = only(observer(PATIENT).ask("alice"));

    assertThat(sight.seen()).isEqualTo(Sight.Seen.AT_REST);
    assertThat(sight.worth().orElseThrow().value()).isEqualByComparingTo("990");
    assertThat(pod.asked("worth")).isZero();
  }

  @Test
  void whoOnlyListensAsksNobody() {
    assertThat(only(observer(PATIENT).heard("alice")).seen()).isEqualTo(Sight.Seen.STALE);
    pod.trades(2, "1020");
    feeds.reconcile();
    await().until(() -> only(observer(PATIENT).heard("alice")).isLive());

    Sight sight = only(observer(PATIENT).heard("alice"));

    assertThat(sight.worth().orElseThrow().value()).isEqualByComparingTo("1020");
    assertThat(pod.asked("worth")).isZero();
    assertThat(pod.asked("status")).isZero();
  }

  @Test
  void botsKeepTheirOrderAndOthersAreNotSeen() {
    bots.add(Bots.bot("two", "EUR"));

    assertThat(observer(PATIENT).ask("alice"))
        .extracting(Sight::instanceId)
        .containsExactly("one", "two");
    assertThat(observer(PATIENT).ask("bob")).isEmpty();
  }

  private BotObserver observer(Duration patience) {
    return new BotObserver(
        owner -> owner.equals("alice") ? List.copyOf(bots) : List.of(),
        bot -> "Class of " + bot.getMetadata().getName(),
        feeds,
        readings,
        threads,
        clock,
        patience);
  }

  private static Bot stopped(Bot bot) {
    String yaml = Serialization.asYaml(bot);
    return Serialization.unmarshal(
        yaml.replaceFirst("state: \"?Running\"?", "state: Stopped"), Bot.class);
  }

  private static Sight only(List<Sight> sights) {
    assertThat(sights).hasSize(1);
    return sights.getFirst();
  }
}
