// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.bots.BotDirectory;
import dev.cryptopilot.api.bots.BotWatch;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.OwnedBot;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.kube.BotStore;
import dev.cryptopilot.api.kube.BotWriter;
import dev.cryptopilot.api.kube.ClusterCache;
import dev.cryptopilot.api.kube.KeySecrets;
import dev.cryptopilot.api.pace.Pause;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.testing.OnKubeCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a bot whose keys come and go, in a real Kubernetes API without operator. */
@ExtendWith(OnKubeCluster.class)
class ExchangeKeyDeskTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:30:00.125Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static KubernetesClient client;
  private static ClusterCache cache;
  private static BotStore store;
  private static ExchangeKeyDesk desk;

  @BeforeAll
  static void start(KubernetesClient admin) {
    client = admin;
    cache = ClusterCache.start(client, "default", Pause.real());
    store = new BotStore(client, "default");
    desk =
        new ExchangeKeyDesk(
            new BotDirectory(cache, store),
            new KeySecrets(client),
            new BotWriter(store, written -> {}),
            new BotWatch(store::find, Duration.ZERO, CLOCK, pause -> {}),
            CLOCK);
  }

  @AfterAll
  static void stop() {
    cache.close();
  }

  @Test
  void theOperatorIsAskedToLookAtALiveBotWhoseKeysAreGone() {
    OwnedBot bot = make("live", "Live", "Stopped", Optional.of("live-keys"));
    desk.keep(bot, keys(), NOW);
    long before = now(bot).getMetadata().getGeneration();

    KeyReport report = desk.drop(bot, NOW);

    assertThat(report.configured()).isFalse();
    assertThat(client.secrets().inNamespace("default").withName("live-keys").get()).isNull();
    Bot left = now(bot);
    assertThat(left.getSpec().requestedRestart()).contains(NOW.toString());
    assertThat(left.getSpec().exchange().credentials()).as("a rule").contains("live-keys");
    assertThat(left.getMetadata().getGeneration()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void aBotThatNamesAnotherSecretIsLeftAlone() {
    OwnedBot bot = make("other", "Live", "Stopped", Optional.of("by-hand"));
    long before = now(bot).getMetadata().getGeneration();

    desk.drop(bot, NOW);

    assertThat(now(bot).getMetadata().getGeneration()).isEqualTo(before);
    assertThat(now(bot).getSpec().exchange().credentials()).contains("by-hand");
  }

  @Test
  void aLiveBotThatMayTradeKeepsThem() {
    OwnedBot bot = make("trading", "Live", "Paused", Optional.of("trading-keys"));
    desk.keep(bot, keys(), NOW);

    assertThatThrownBy(() -> desk.drop(bot, NOW)).isInstanceOf(Refused.class);

    assertThat(desk.report(bot).configured()).isTrue();
  }

  @Test
  void aPaperBotNamesNoSecretAnyMoreAndRunsOn() {
    OwnedBot bot = make("paper", "Paper", "Running", Optional.empty());
    desk.keep(bot, keys(), NOW);
    assertThat(now(bot).getSpec().exchange().credentials()).contains("paper-keys");

    desk.drop(bot, NOW);

    assertThat(now(bot).getSpec().exchange().credentials()).isEmpty();
    assertThat(now(bot).getSpec().requestedRestart()).isEmpty();
  }

  private static ExchangeKeys keys() {
    ObjectNode body = Json.mapper().createObjectNode().put("key", "k").put("secret", "s");
    return ExchangeKeys.read(body);
  }

  private static Bot now(OwnedBot bot) {
    return store.find(bot.name()).orElseThrow();
  }

  private static OwnedBot make(String name, String mode, String state, Optional<String> secret) {
    String yaml =
        """
        apiVersion: crypto-pilot.dev/v1alpha1
        kind: Bot
        metadata: {name: %s, namespace: default}
        spec:
          owner: alice
          mode: %s
          strategy: {name: ema-rsi}
          exchange: {name: kraken%s}
          market: {stakeCurrency: USD, stakeAmount: "10", pairs: [BTC/USD]}
          state: %s
          %s
        """
            .formatted(
                name,
                mode,
                secret.map(text -> ", credentialsSecret: " + text).orElse(""),
                state,
                mode.equals("Paper") ? "wallet: {initial: \"100\"}" : "");
    client.resource(yaml).fieldManager("kubectl-create").serverSideApply();
    BotWatch cached =
        new BotWatch(cache::bot, Duration.ofSeconds(60), Clock.systemUTC(), Pause.real());
    assertThat(cached.await(name, Instant.MAX, Optional::isPresent)).isPresent();
    return new OwnedBot("alice", name, "default", name);
  }
}
