// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.agent.AgentClient;
import dev.cryptopilot.api.agent.AgentTokens;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.kube.BotStore;
import dev.cryptopilot.api.kube.BotWriter;
import dev.cryptopilot.api.kube.ClusterCache;
import dev.cryptopilot.api.pace.Pause;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Change;
import dev.cryptopilot.api.wallet.Farewell;
import dev.cryptopilot.api.wallet.Sighting;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.ExchangeName;
import dev.cryptopilot.crds.bot.Wallet;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.testing.KubeApiServer;
import dev.cryptopilot.testing.OnKubeCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The money of bots in a real Kubernetes API. */
@ExtendWith(OnKubeCluster.class)
class KubeBotMoneyTest {

  private static final String OWNER = "0123456789abcdef01234567";

  private static KubeApiServer kube;
  private static KubernetesClient client;
  private static ClusterCache cache;
  private static Vertx vertx;
  private static AgentClient agents;
  private static BotStore store;
  private static BotWriter writer;
  private static KubeBotMoney money;

  @BeforeAll
  static void start(KubernetesClient admin, KubeApiServer server) {
    client = admin;
    kube = server;
    cache = ClusterCache.start(client, "default", Pause.real());
    vertx = Vertx.vertx();
    Clock clock = Clock.systemUTC();
    agents =
        new AgentClient(
            vertx, new AgentTokens(client, "default", Thread::startVirtualThread), clock);
    store = new BotStore(client, "default");
    writer = new BotWriter(store, written -> {});
    money =
        new KubeBotMoney(
            new BotDirectory(cache, store), store, writer, new BotWorth(agents, clock));
  }

  @AfterAll
  static void stop() {
    cache.close();
    agents.close();
    vertx.close();
  }

  @Test
  void aBotIsMadeOnceAndOnlyForItsFunding() {
    BotRef bot = new BotRef(OWNER, "Alice bot-1");

    assertThat(money.create(bot, "f1", new BigDecimal("1000.50"), order("100")))
        .isEqualTo(new Change.Applied());
    assertThat(money.create(bot, "f1", new BigDecimal("1000.50"), order("100")))
        .isEqualTo(new Change.Applied());
    assertThat(money.create(bot, "f2", BigDecimal.TEN, order("1"))).isEqualTo(new Change.Taken());

    Bot made = made(bot);
    assertThat(made.getSpec().wallet().initial()).isEqualTo("1000.5");
    assertThat(made.getMetadata().getFinalizers()).contains(KubeBotMoney.FINALIZER);
    assertThat(InstanceIds.ref(made)).isEqualTo(bot);
    assertThat(money.look(bot))
        .isInstanceOfSatisfying(
            Sighting.Present.class,
            seen -> {
              assertThat(seen.funding()).contains("f1");
              assertThat(seen.initial()).contains(new BigDecimal("1000.5"));
              assertThat(seen.worth().orElseThrow().value()).isEqualByComparingTo("1000.5");
            });
  }

  @Test
  void aRuleOfTheResourceIsARefusalWithItsWords() {
    assertThat(money.create(new BotRef(OWNER, "greedy"), "f", BigDecimal.ONE, order("100")))
        .isInstanceOfSatisfying(
            Change.Refused.class,
            refused -> assertThat(refused.message()).contains("spec.market.stakeAmount"));
    assertThat(money.look(new BotRef(OWNER, "greedy"))).isEqualTo(new Sighting.Absent());
  }

  @Test
  void aMoveTakesEffectOnceAndMayTakeWhatWasEarned() {
    BotRef bot = new BotRef(OWNER, "mover");
    money.create(bot, "f", new BigDecimal("500"), order("10"));

    assertThat(money.move(bot, "f", 1, new BigDecimal("250.25"))).isEqualTo(new Change.Applied());
    assertThat(money.move(bot, "f", 1, new BigDecimal("250.25"))).isEqualTo(new Change.Applied());
    assertThat(made(bot).getSpec().wallet().initial()).isEqualTo("750.25");
    assertThat(money.move(bot, "f", 2, new BigDecimal("-800"))).isEqualTo(new Change.Applied());
    assertThat(made(bot).getSpec().wallet()).isEqualTo(new Wallet("750.25", "800"));
    assertThat(money.look(bot))
        .isInstanceOfSatisfying(
            Sighting.Present.class,
            seen -> assertThat(seen.initial().orElseThrow()).isEqualByComparingTo("-49.75"));
    assertThat(money.move(bot, "f", 3, new BigDecimal("900"))).isEqualTo(new Change.Applied());
    assertThat(made(bot).getSpec().wallet()).isEqualTo(new Wallet("850.25", null));
    assertThat(money.move(bot, "other", 4, BigDecimal.ONE)).isEqualTo(new Change.Taken());
    assertThat(money.move(new BotRef(OWNER, "nobody"), "f", 1, BigDecimal.ONE))
        .isEqualTo(new Change.Gone());
  }

  @Test
  void aMoveKeepsWhatKubectlHasChanged() {
    BotRef bot = new BotRef(OWNER, "shared");
    money.create(bot, "f", new BigDecimal("500"), order("10"));
    kube.kubectl("admin")
        .run(
            "patch",
            "bot",
            InstanceIds.resourceName(bot),
            "--type",
            "merge",
            "-p",
            "{\"spec\":{\"market\":{\"maxOpenTrades\":7},\"state\":\"Paused\"}}");

    money.move(bot, "f", 1, BigDecimal.ONE);

    assertThat(made(bot).getSpec().market().maxOpenTrades()).isEqualTo(7);
    assertThat(made(bot).getSpec().state().name()).isEqualTo("Paused");
    assertThat(made(bot).getSpec().wallet().initial()).isEqualTo("501");
  }

  @Test
  void aDeletedBotThatNeverRanIsWorthWhatItWasGivenAndGoesWhenReleased() {
    BotRef bot = new BotRef(OWNER, "goner");
    money.create(bot, "f", new BigDecimal("500"), order("10"));
    assertThat(money.farewell(bot, "f")).isEqualTo(new Farewell.Staying());

    money.delete(bot, "another");
    assertThat(money.farewell(bot, "f")).isEqualTo(new Farewell.Staying());
    money.delete(bot, "f");

    assertThat(money.farewell(bot, "f"))
        .isEqualTo(new Farewell.Settled(Optional.of(new BigDecimal("500"))));
    assertThat(money.move(bot, "f", 1, BigDecimal.ONE)).isEqualTo(new Change.Leaving());
    money.release(bot, "f");
    assertThat(money.farewell(bot, "f")).isEqualTo(new Farewell.Gone());
    assertThat(money.look(bot)).isEqualTo(new Sighting.Absent());
  }

  private static Bot made(BotRef bot) {
    return store.find(InstanceIds.resourceName(bot)).orElseThrow();
  }

  static String order(String stake) {
    Strategy strategy = new Strategy();
    strategy.getMetadata().setName("ema-rsi");
    BotOrder order =
        new BotOrder(
            "any",
            "EmaRsiStrategy",
            ExchangeName.Kraken,
            "USD",
            Optional.of(new BigDecimal(stake)),
            3,
            List.of("BTC/USD"),
            BigDecimal.ONE,
            "15m",
            "balanced");
    return new String(
        Json.bytes(BotManifest.spec(order, strategy, Instant.EPOCH)), StandardCharsets.UTF_8);
  }
}
