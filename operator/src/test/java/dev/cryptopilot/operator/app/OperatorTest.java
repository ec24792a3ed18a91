// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.bot.Yaml;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The whole operator on a real API server, with the rights that it ships with. */
@QuarkusTest
@QuarkusTestResource(TestCluster.class)
class OperatorTest extends WithAdministrator {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String STRATEGY =
      """
      apiVersion: crypto-pilot.dev/v1alpha1
      kind: Strategy
      metadata: {name: %s, namespace: default}
      spec:
        className: EmaRsi
        version: %s
        source:
          inline: |
            class EmaRsi(IStrategy):
                pass  # %s
      """;

  private static final String BOT =
      """
      apiVersion: crypto-pilot.dev/v1alpha1
      kind: Bot
      metadata: {name: %s, namespace: default}
      spec:
        owner: %s
        mode: %s
        strategy: {name: %s}
        exchange: {name: binance%s}
        market: {pairs: [BTC/USDT], stakeCurrency: USDT}
      %s
      """;

  private static final String POOL =
      """
      apiVersion: crypto-pilot.dev/v1alpha1
      kind: BotPool
      metadata: {name: asked, namespace: default}
      spec:
        tenancy: {owner: ivan}
        pods: {min: 0, max: 1}
        health: {interval: 10m, stallAfter: 10m}
      """;

  @TestHTTPResource("/")
  URI http;

  private static void until(BooleanSupplier condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition::getAsBoolean);
  }

  private <T extends HasMetadata> T create(Class<T> kind, String yaml) {
    return admin.resource(Yaml.parse(yaml, kind)).create();
  }

  private Optional<Bot> bot(String name) {
    return Optional.ofNullable(
        admin.resources(Bot.class).inNamespace("default").withName(name).get());
  }

  private Strategy strategy(String name) {
    return admin.resources(Strategy.class).inNamespace("default").withName(name).get();
  }

  private BotPool pool(String name) {
    return admin.resources(BotPool.class).inNamespace("default").withName(name).get();
  }

  private Optional<Condition> condition(String bot, ConditionType type) {
    return bot(bot).flatMap(b -> Conditions.find(b.statusOrEmpty().conditions(), type));
  }

  private boolean says(String bot, ConditionType type, String reason) {
    return condition(bot, type).filter(c -> c.getReason().equals(reason)).isPresent();
  }

  private void paper(String name, String owner, String strategy) {
    create(
        Bot.class,
        BOT.formatted(name, owner, "Paper", strategy, "", "  wallet: {initial: \"1000\"}"));
  }

  private void live(String name, String owner, String strategy, String secret) {
    create(
        Bot.class,
        BOT.formatted(name, owner, "Live", strategy, ", credentialsSecret: " + secret, ""));
  }

  private void apply(String strategy, String version, String content) {
    admin
        .resource(Yaml.parse(STRATEGY.formatted(strategy, version, content), Strategy.class))
        .forceConflicts()
        .serverSideApply();
  }

  private boolean isStable(String strategy, String version) {
    return strategy(strategy).statusOrEmpty().stableVersion().filter(version::equals).isPresent();
  }

  private void publish(String name) {
    create(Strategy.class, STRATEGY.formatted(name, "1.0.0", "one"));
    until(() -> strategy(name).statusOrEmpty().stableVersion().isPresent());
  }

  private String get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(http.resolve(path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  @Test
  void givenAStartedOperatorThenHealthAndMetricsAnswer() throws Exception {
    publish("metrics");

    assertThat(get("/livez")).contains("\"UP\"").contains("oldest unreconciled generation");
    assertThat(get("/readyz")).contains("\"UP\"");
    assertThat(get("/metrics"))
        .contains("reconciliations_success_total{controller_name=\"strategy\"}")
        .contains("reconciliations_execution_duration_seconds")
        .contains("crypto_pilot_oldest_unreconciled_generation_seconds")
        .contains("action=\"none\"");
  }

  @Test
  void givenAPublishedVersionWhenItComesBackWithOtherContentThenItIsRefused() {
    publish("changed");
    apply("changed", "2.0.0", "two");
    until(() -> isStable("changed", "2.0.0"));

    apply("changed", "1.0.0", "three");

    until(
        () ->
            Conditions.find(strategy("changed").statusOrEmpty().conditions(), ConditionType.Valid)
                .filter(c -> c.getReason().equals("VersionContentChanged"))
                .isPresent());
    assertThat(isStable("changed", "2.0.0")).isTrue();

    apply("changed", "2.1.0", "three");

    until(() -> isStable("changed", "2.1.0"));
    List<ConfigMap> versions =
        admin
            .configMaps()
            .inNamespace("default")
            .withLabel("crypto-pilot.dev/strategy", "changed")
            .list()
            .getItems();
    assertThat(versions).hasSize(3).allMatch(ConfigMap::getImmutable);
  }

  @Test
  void givenARequestForACheckThenItIsAnsweredBeforeThePoolsNextTurn() {
    create(BotPool.class, POOL);
    until(() -> pool("asked").statusOrEmpty().observedGeneration() != null);

    for (String request : List.of("first", "second")) {
      admin
          .resource(pool("asked"))
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              "{\"metadata\":{\"annotations\":{\"crypto-pilot.dev/check-requested\":\"%s\"}}}"
                  .formatted(request));
      until(
          () ->
              pool("asked")
                  .statusOrEmpty()
                  .checked()
                  .filter(check -> request.equals(check.requestId()))
                  .isPresent());
    }
  }

  @Test
  void givenABotThatNamesNoPoolThenItsOwnersPoolIsMade() {
    publish("pooled");
    paper("pooled", "carol", "pooled");

    until(() -> says("pooled", ConditionType.Accepted, "AsAsked"));
    until(
        () ->
            admin.resources(BotPool.class).inNamespace("default").list().getItems().stream()
                .anyMatch(pool -> pool.getSpec().tenancy().soleOwner().orElse("").equals("carol")));
    assertThat(bot("pooled").orElseThrow().getMetadata().getFinalizers())
        .contains("crypto-pilot.dev/bot");
    until(
        () ->
            admin.v1().events().inNamespace("default").list().getItems().stream()
                .map(Event::getReason)
                .anyMatch("DefaultPoolCreated"::equals));
  }

  @Test
  void givenAnUnknownStrategyThenTheBotSaysWhichExistAndGoesOnWhenItComes() {
    paper("dangling", "dave", "later");

    until(() -> says("dangling", ConditionType.StrategyResolved, "StrategyNotFound"));
    assertThat(condition("dangling", ConditionType.StrategyResolved).orElseThrow().getMessage())
        .startsWith("spec.strategy.name: no Strategy later");

    publish("later");

    until(() -> says("dangling", ConditionType.StrategyResolved, "Resolved"));
  }

  /** Every change comes with the event of our own status write. */
  @Test
  void givenChangesAtTheMomentOfOurWritesThenTheLastOneIsActedUpon() {
    paper("hasty", "heidi", "missing-0");
    for (int round = 0; round < 10; round++) {
      String seen = "no Strategy missing-" + round;
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(
              () ->
                  condition("hasty", ConditionType.StrategyResolved)
                      .filter(c -> c.getMessage().contains(seen))
                      .isPresent());
      Bot next = bot("hasty").orElseThrow();
      admin
          .resource(next)
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              "{\"spec\":{\"strategy\":{\"name\":\"missing-" + (round + 1) + "\"}}}");
    }

    until(
        () ->
            condition("hasty", ConditionType.StrategyResolved)
                .filter(c -> c.getMessage().contains("no Strategy missing-10"))
                .isPresent());
  }

  @Test
  void givenTwoLiveBotsWithOneAccountThenTheSecondIsRefusedByName() {
    publish("live");
    for (String name : List.of("keys-a", "keys-b")) {
      admin
          .resource(
              new SecretBuilder()
                  .withNewMetadata()
                  .withName(name)
                  .withNamespace("default")
                  .endMetadata()
                  .withStringData(Map.of("key", "same-account", "secret", name))
                  .build())
          .create();
    }
    live("live-first", "erin", "live", "keys-a");
    until(() -> says("live-first", ConditionType.Accepted, "AsAsked"));

    // Who came first is told by the second of creation.
    long created = System.currentTimeMillis();
    until(() -> System.currentTimeMillis() > created + 1_000);
    live("live-second", "erin", "live", "keys-b");

    until(() -> says("live-second", ConditionType.Accepted, "CredentialsInUse"));
    assertThat(condition("live-second", ConditionType.Accepted).orElseThrow().getMessage())
        .contains("default/live-first")
        .doesNotContain("same-account");
    assertThat(says("live-first", ConditionType.Accepted, "AsAsked")).isTrue();
  }

  @Test
  void givenALiveBotWithoutKeysThenTheMissingOnesAreNamed() {
    publish("keyless");
    live("keyless", "frank", "keyless", "no-keys");
    until(() -> says("keyless", ConditionType.Accepted, "CredentialsMissing"));

    admin
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("no-keys")
                .withNamespace("default")
                .endMetadata()
                .withStringData(Map.of("key", "k-of-frank"))
                .build())
        .create();

    until(() -> says("keyless", ConditionType.Accepted, "CredentialsIncomplete"));
    assertThat(condition("keyless", ConditionType.Accepted).orElseThrow().getMessage())
        .contains("lacks secret");
  }

  @Test
  void givenABotThatWasNeverPlacedWhenDeletedThenItGoesAtOnce() {
    paper("unplaced", "grace", "nowhere");
    until(() -> says("unplaced", ConditionType.StrategyResolved, "StrategyNotFound"));

    admin.resources(Bot.class).inNamespace("default").withName("unplaced").delete();

    until(() -> bot("unplaced").isEmpty());
  }
}
