// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.crds.bot.SlotStatus;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.operator.bot.BotStanding;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.slots.SlotsSecrets;
import dev.cryptopilot.operator.strategy.StrategyConfigMap;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Objects around pools on a real API server, as a test needs them. */
final class ClusterObjects {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final String NAMESPACE = "default";

  private final KubernetesClient client;

  ClusterObjects(KubernetesClient client) {
    this.client = client;
  }

  void publishStrategy() {
    Strategy strategy =
        client
            .resource(
                YAML.unmarshal(
                    """
                    apiVersion: crypto-pilot.dev/v1alpha1
                    kind: Strategy
                    metadata: {name: ema-rsi, namespace: default}
                    spec:
                      className: EmaRsi
                      version: 1.0.0
                      source: {inline: "class EmaRsi(IStrategy): pass"}
                    """,
                    Strategy.class))
            .create();
    StrategyVersion version =
        new StrategyVersion(
            "ema-rsi",
            "1.0.0",
            "EmaRsi",
            new TreeMap<>(Map.of("EmaRsi.py", "class EmaRsi(IStrategy): pass")),
            "EmaRsi.py",
            Map.of(),
            strategy.getSpec().requirements());
    client.resource(StrategyConfigMap.of(version, strategy)).create();
    strategy.setStatus(
        StrategyStatus.builder()
            .stable("1.0.0")
            .versions(
                List.of(
                    new VersionStatus(
                        "1.0.0",
                        version.digest(),
                        version.configMapName(),
                        VersionState.Stable,
                        null,
                        0,
                        null,
                        null)))
            .build());
    client.resource(strategy).updateStatus();
  }

  void pool(String name, int slots, int min, int max) {
    client
        .resource(
            YAML.unmarshal(
                """
                apiVersion: crypto-pilot.dev/v1alpha1
                kind: BotPool
                metadata: {name: %s, namespace: default}
                spec:
                  tenancy: {owner: alice}
                  slotsPerPod: %d
                  pods: {min: %d, max: %d}
                """
                    .formatted(name, slots, min, max),
                BotPool.class))
        .create();
  }

  private static String botYaml(String name, String pool) {
    return """
    apiVersion: crypto-pilot.dev/v1alpha1
    kind: Bot
    metadata: {name: %s, namespace: default, finalizers: ["%s"]}
    spec:
      owner: alice
      mode: Paper
      strategy: {name: ema-rsi}
      exchange: {name: binance}
      market: {pairs: [BTC/USDT], stakeCurrency: USDT}
      wallet: {initial: "1000"}
      placement: {pool: %s}
    """
        .formatted(name, BotStanding.FINALIZER, pool);
  }

  /** A Bot that the bot controller has accepted. */
  Bot bot(String name, String pool) {
    client.resource(YAML.unmarshal(botYaml(name, pool), Bot.class)).create();
    return accept(name);
  }

  Bot accept(String name) {
    Bot bot = client.resources(Bot.class).inNamespace(NAMESPACE).withName(name).require();
    bot.setStatus(
        BotStatus.builder()
            .conditions(
                Stream.of("Accepted", "StrategyResolved")
                    .map(
                        type ->
                            new ConditionBuilder()
                                .withType(type)
                                .withStatus("True")
                                .withReason("AsAsked")
                                .withMessage("")
                                .withLastTransitionTime("2026-11-21T11:00:00Z")
                                .withObservedGeneration(bot.getMetadata().getGeneration())
                                .build())
                    .toList())
            .build());
    return client.resource(bot).updateStatus();
  }

  /** The Bot goes without anybody being asked. */
  void forget(Bot bot) {
    client
        .resource(bot)
        .edit(
            b -> {
              b.getMetadata().setFinalizers(List.of());
              return b;
            });
    client.resource(bot).delete();
  }

  /** The pool is deleted as a person does it; its finalizer keeps it. */
  void askToDelete(String pool) {
    finalizers(pool, List.of(BotPoolReconciler.FINALIZER));
    client.resources(BotPool.class).inNamespace(NAMESPACE).withName(pool).delete();
  }

  /** The finalizer is done. */
  void letGo(String pool) {
    finalizers(pool, List.of());
  }

  private void finalizers(String pool, List<String> finalizers) {
    client
        .resources(BotPool.class)
        .inNamespace(NAMESPACE)
        .withName(pool)
        .edit(
            p -> {
              p.getMetadata().setFinalizers(finalizers);
              return p;
            });
  }

  Pod runPod(String pool, int ordinal) {
    PodNames names = new PodNames(pool, ordinal);
    return client
        .resource(
            new PodBuilder()
                .withMetadata(statefulSet(pool, ordinal).getSpec().getTemplate().getMetadata())
                .editMetadata()
                .withName(names.pod())
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("stand-in")
                .withImage("none")
                .endContainer()
                .endSpec()
                .build())
        .create();
  }

  Secret secret(String pool, int ordinal) {
    return client
        .secrets()
        .inNamespace(NAMESPACE)
        .withName(new PodNames(pool, ordinal).slotsSecret())
        .require();
  }

  StatefulSet statefulSet(String pool, int ordinal) {
    return client
        .apps()
        .statefulSets()
        .inNamespace(NAMESPACE)
        .withName(new PodNames(pool, ordinal).statefulSet())
        .require();
  }

  List<DesiredBot> slots(String pool, int ordinal) {
    return SlotsSecrets.placements(secret(pool, ordinal)).stream().map(SlotPlacement::bot).toList();
  }

  /** The slots of all pods of a pool that are there. */
  List<DesiredBot> all(String pool) {
    return client.secrets().inNamespace(NAMESPACE).list().getItems().stream()
        .flatMap(secret -> SlotsSecrets.placements(secret).stream())
        .filter(placement -> placement.pool().equals(pool))
        .map(SlotPlacement::bot)
        .toList();
  }

  /** The Bot's status says where it sits. */
  void mirror(String bot, String pool, String pod) {
    Bot current = client.resources(Bot.class).inNamespace(NAMESPACE).withName(bot).require();
    current.setStatus(
        BotStatus.builder()
            .conditions(current.statusOrEmpty().conditions())
            .slot(new SlotStatus(pool, pod, null, "id"))
            .build());
    client.resource(current).updateStatus();
  }

  /** Somebody spoils the slots of a pod by hand. */
  void spoil(String pool, int ordinal) {
    client
        .resource(secret(pool, ordinal))
        .edit(
            secret -> {
              secret.setData(Map.of("desired.json", "bm8ganNvbg=="));
              return secret;
            });
  }

  /** Another pool for a Bot that exists. */
  void move(Bot bot, String pool) {
    client
        .resource(bot)
        .edit(
            b -> {
              b.setSpec(
                  YAML.unmarshal(botYaml(b.getMetadata().getName(), pool), Bot.class).getSpec());
              return b;
            });
    accept(bot.getMetadata().getName());
  }

  void clear() {
    client.resources(Bot.class).inNamespace(NAMESPACE).list().getItems().forEach(this::forget);
    client.secrets().inNamespace(NAMESPACE).delete();
    client.apps().statefulSets().inNamespace(NAMESPACE).delete();
    client.pods().inNamespace(NAMESPACE).withGracePeriod(0).delete();
    client.resources(BotPool.class).inNamespace(NAMESPACE).delete();
  }
}
