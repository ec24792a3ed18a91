// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.bots.BotCommands;
import dev.cryptopilot.api.bots.BotWatch;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Calls;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.OwnedBot;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.input.StorableInput;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotState;
import dev.cryptopilot.testing.OnKubeCluster;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of bots in a real Kubernetes API. */
@ExtendWith(OnKubeCluster.class)
class BotChangesInClusterTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T08:30:00.125Z"), ZoneOffset.UTC);
  private static final Route ROUTE =
      Route.put("/api/things", new Access.User(), call -> Answer.ok(Map.of()));

  private static KubernetesClient client;
  private static BotStore store;
  private static BotWriter writer;

  @BeforeAll
  static void start(KubernetesClient admin) {
    client = admin;
    store = new BotStore(client, "default");
    writer = new BotWriter(store, seen -> {});
  }

  @Test
  void everyLetterThatTheInputRuleLetsPassComesBackAsItWent() {
    ObjectNode odd = odd();
    make("texts", "Running");

    Written written =
        writer.change(
            "texts",
            (live, own) -> {
              own.withObject("/spec/features").set("takeProfitLevels", odd);
              return true;
            });

    assertThat(written).isInstanceOf(Written.Done.class);
    JsonNode kept = store.read("texts").orElseThrow().at("/spec/features/takeProfitLevels");
    odd.properties()
        .forEach(
            member ->
                assertThat(kept.path(member.getKey()))
                    .as("member %s", member.getKey())
                    .isEqualTo(member.getValue()));
  }

  @ParameterizedTest
  @CsvSource({"Running, Running", "Paused, Paused", "Stopped, Running"})
  void aRestartIsOneWrite(String before, String after) {
    String name = "restart-" + before.toLowerCase(Locale.ROOT);
    long generation = make(name, before).getMetadata().getGeneration();
    BotWatch impatient = new BotWatch(store::find, Duration.ZERO, CLOCK, pause -> {});

    BotCommands.Progress progress =
        new BotCommands(writer, impatient, CLOCK)
            .restart(new OwnedBot("alice", name, "default", name), CLOCK.instant());

    Bot bot = store.find(name).orElseThrow();
    assertThat(progress.done()).isFalse();
    assertThat(bot.getMetadata().getGeneration()).isEqualTo(generation + 1);
    assertThat(bot.getSpec().requestedRestart()).contains("2026-11-22T08:30:00.125Z");
    assertThat(bot.getSpec().state()).isEqualTo(BotState.valueOf(after));
  }

  @Test
  void exchangeKeysAreKeptInASecretOfTheirOwn() {
    Bot bot = make("trader", "Running");
    KeySecrets secrets = new KeySecrets(client);

    secrets.keep(bot, keys("key", "secret", "password"), CLOCK.instant());
    secrets.keep(bot, keys("key", "secret"), CLOCK.instant());

    Secret secret = client.secrets().inNamespace("default").withName("trader-keys").get();
    assertThat(secret.getType()).isEqualTo(KeySecrets.TYPE);
    assertThat(secret.getData()).containsOnlyKeys("key", "secret");
    assertThat(secret.getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(owner -> assertThat(owner.getUid()).isEqualTo(bot.getMetadata().getUid()));
    assertThat(secrets.find(bot))
        .contains(new KeySecrets.Kept(List.of("key", "secret"), CLOCK.instant()));
    secrets.drop(bot);
    secrets.drop(bot);
    assertThat(secrets.find(bot)).isEmpty();
  }

  @Test
  void aSecretOfSomebodyElseIsNeitherWrittenNorTakenAway() {
    Bot bot = make("victim", "Running");
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("victim-keys")
                .withNamespace("default")
                .endMetadata()
                .addToStringData("token", "theirs")
                .build())
        .create();
    KeySecrets secrets = new KeySecrets(client);

    assertThatThrownBy(() -> secrets.keep(bot, keys("key", "secret"), CLOCK.instant()))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> secrets.drop(bot)).isInstanceOf(Refused.class);

    assertThat(secrets.find(bot)).isEmpty();
    Secret theirs = client.secrets().inNamespace("default").withName("victim-keys").get();
    assertThat(theirs.getData()).containsOnlyKeys("token");
  }

  private static Bot make(String name, String state) {
    KubectlBot.apply(client, name, state);
    return store.find(name).orElseThrow();
  }

  private static SortedMap<String, String> keys(String... names) {
    SortedMap<String, String> keys = new TreeMap<>();
    for (String name : names) {
      keys.put(name, "value of " + name);
    }
    return keys;
  }

  /** Each letter of the first pages and of the odd corners, in a name and in a text. */
  private static ObjectNode odd() {
    ObjectNode odd = Json.mapper().createObjectNode();
    IntStream.concat(
            IntStream.rangeClosed(0, 0x2FF),
            IntStream.of(
                0x2000, 0x200B, 0x200E, 0x2028, 0x2029, 0x202E, 0x2060, 0xD7FF, 0xD800, 0xDFFF,
                0xE000, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF))
        .mapToObj(Character::toString)
        .map(letter -> Json.mapper().createObjectNode().put("x" + letter, "a" + letter + "b"))
        .filter(BotChangesInClusterTest::passes)
        .forEach(odd::setAll);
    odd.put("n".repeat(256), "a name as long as may be");
    assertThat(odd.size()).isGreaterThan(600);
    return odd;
  }

  private static boolean passes(JsonNode body) {
    try {
      new StorableInput().pass(ROUTE, Calls.with(Calls.from("::1"), body));
      return true;
    } catch (Refused refused) {
      return false;
    }
  }
}
