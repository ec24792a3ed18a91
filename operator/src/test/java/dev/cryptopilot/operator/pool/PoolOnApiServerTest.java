// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.operator.agent.AgentReports;
import dev.cryptopilot.operator.agent.PodKey;
import dev.cryptopilot.operator.agent.ReceivedBotReport;
import dev.cryptopilot.operator.agent.ReceivedReport;
import dev.cryptopilot.operator.bot.BotStanding;
import dev.cryptopilot.operator.pool.apply.ApplyOutcome;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.slots.SlotsSecrets;
import dev.cryptopilot.operator.strategy.StrategyConfigMap;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import dev.cryptopilot.testing.KubeApiServer;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plans done on a real API server: locks, server-side apply, two operators at a time. */
class PoolOnApiServerTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final String NAMESPACE = "default";

  private static KubeApiServer server;
  private static KubernetesClient client;

  private final PoolSteps operator = new PoolSteps(client, new NobodyAnswers());

  /** Agents that have not said anything. */
  private static final class NobodyAnswers implements AgentReports {
    @Override
    public Optional<ReceivedReport> ofPod(PodKey pod) {
      return Optional.empty();
    }

    @Override
    public Optional<ReceivedBotReport> of(String botUid) {
      return Optional.empty();
    }
  }

  @BeforeAll
  static void start() {
    server = KubeApiServer.start(Path.of("target/kube-pool"));
    client = server.client();
    server.installCrds(client);
    publishStrategy();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @AfterEach
  void clear() {
    client.resources(Bot.class).inNamespace(NAMESPACE).list().getItems().forEach(this::forget);
    client.secrets().inNamespace(NAMESPACE).delete();
    client.apps().statefulSets().inNamespace(NAMESPACE).delete();
    client.pods().inNamespace(NAMESPACE).withGracePeriod(0).delete();
    client.resources(BotPool.class).inNamespace(NAMESPACE).delete();
  }

  @Test
  void aBotGetsASlotAPodAndARevision() {
    pool("starter", 3, 1, 2);
    Bot bot = bot("ema-btc", "starter");
    operator.catchUp();
    assertThat(operator.pass("starter"))
        .containsExactly(ApplyOutcome.DONE, ApplyOutcome.DONE, ApplyOutcome.DONE);
    assertThat(slots("starter", 0))
        .singleElement()
        .satisfies(
            slot -> {
              assertThat(slot.uid()).isEqualTo(bot.getMetadata().getUid());
              assertThat(slot.goal()).isEqualTo(Goal.RUNNING);
              assertThat(slot.content().files().byPath()).containsKey("strategy/EmaRsi.py");
            });
    Pod pod = runPod("starter", 0);
    operator.settle("starter");
    assertThat(client.resource(pod).get().getMetadata().getAnnotations())
        .containsEntry("crypto-pilot.dev/slots-revision", "1");
    assertThat(statefulSet("starter", 0).getSpec().getUpdateStrategy().getType())
        .isEqualTo("OnDelete");
  }

  @Test
  void aSettledPoolIsNeverWrittenAgain() {
    pool("starter", 3, 2, 2);
    bot("ema-btc", "starter");
    operator.settle("starter");
    List<String> before = versions("starter");
    PoolSteps restarted = new PoolSteps(client, new NobodyAnswers());
    restarted.catchUp();
    assertThat(restarted.plan("starter")).as("another life of the operator").isEmpty();
    // Writing a StatefulSet anew changes nothing either: the whole intent is there already.
    restarted.apply("starter", List.of(new PoolAction.UpdatePod(0, "to see")));
    assertThat(versions("starter")).isEqualTo(before);
  }

  @Test
  void ofTwoOperatorsOneWritesAndTheOtherLooksAgain() {
    pool("starter", 1, 2, 2);
    operator.settle("starter");
    PoolSteps other = new PoolSteps(client, new NobodyAnswers());
    bot("one", "starter");
    operator.catchUp();
    List<PoolAction> first = operator.plan("starter");
    bot("two", "starter");
    other.catchUp();
    List<PoolAction> second = other.plan("starter");
    assertThat(other.apply("starter", second)).containsOnly(ApplyOutcome.DONE);
    assertThat(operator.apply("starter", first)).containsOnly(ApplyOutcome.CONFLICT);
    operator.settle("starter");
    assertThat(all("starter")).extracting(DesiredBot::name).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void anOldCacheNeverGivesABotTwoSlots() {
    pool("starter", 1, 1, 3);
    Bot bot = bot("ema-btc", "starter");
    operator.catchUp();
    for (int pass = 0; pass < 5; pass++) {
      operator.pass("starter");
    }
    operator.settle("starter");
    assertThat(all("starter"))
        .extracting(DesiredBot::uid)
        .containsExactly(bot.getMetadata().getUid());
  }

  @Test
  void aBotThatChangesItsPoolMeanwhileGetsOneSlot() {
    pool("first", 3, 1, 1);
    pool("second", 3, 1, 1);
    operator.settle("first");
    operator.settle("second");
    Bot bot = bot("ema-btc", "first");
    operator.catchUp();
    List<PoolAction> old = operator.plan("first");
    client
        .resource(bot)
        .edit(
            b -> {
              b.setSpec(YAML.unmarshal(botYaml("ema-btc", "second"), Bot.class).getSpec());
              return b;
            });
    accept("ema-btc");
    operator.catchUpBots();
    List<PoolAction> young = operator.plan("second");
    operator.apply("first", old);
    assertThat(operator.apply("second", young)).contains(ApplyOutcome.CONFLICT);
    assertThat(Stream.concat(slots("first", 0).stream(), slots("second", 0).stream())).hasSize(1);
  }

  @Test
  void aBotThatIsReallyGoneIsAskedToBeRemoved() {
    pool("starter", 3, 1, 1);
    Bot bot = bot("ema-btc", "starter");
    operator.settle("starter");
    forget(bot);
    operator.settle("starter");
    assertThat(slots("starter", 0)).extracting(DesiredBot::goal).containsExactly(Goal.REMOVED);
  }

  @Test
  void aBotThatOnlyTheCacheMissesIsLeftAlone() {
    pool("starter", 3, 1, 1);
    operator.settle("starter");
    PoolSteps behind = new PoolSteps(client, new NobodyAnswers());
    behind.catchUpBots();
    bot("ema-btc", "starter");
    operator.settle("starter");
    behind.catchUpAllButBots();
    assertThat(behind.plan("starter")).isEmpty();
    assertThat(slots("starter", 0)).extracting(DesiredBot::goal).containsExactly(Goal.RUNNING);
  }

  @Test
  void aChangedReplicaCountIsRepaired() {
    pool("starter", 3, 1, 1);
    operator.settle("starter");
    client.resource(statefulSet("starter", 0)).scale(0);
    operator.settle("starter");
    assertThat(statefulSet("starter", 0).getSpec().getReplicas()).isEqualTo(1);
  }

  @Test
  void aPodIsOnlyRemovedAsItWasSeen() {
    pool("starter", 3, 1, 1);
    operator.settle("starter");
    String seen = secret("starter", 0).getMetadata().getResourceVersion();
    String set = statefulSet("starter", 0).getMetadata().getUid();
    PoolAction remove = new PoolAction.RemovePod(0, Optional.of(seen), Optional.of(set));
    bot("ema-btc", "starter");
    operator.settle("starter");
    assertThat(operator.apply("starter", List.of(remove))).containsExactly(ApplyOutcome.CONFLICT);
    assertThat(slots("starter", 0)).hasSize(1);
    String now = secret("starter", 0).getMetadata().getResourceVersion();
    operator.apply(
        "starter", List.of(new PoolAction.RemovePod(0, Optional.of(now), Optional.of(set))));
    assertThat(all("starter")).isEmpty();
    assertThat(client.apps().statefulSets().inNamespace(NAMESPACE).list().getItems()).isEmpty();
  }

  @Test
  void aPodIsOnlyRestartedIfItIsTheOneThatWasMeant() {
    pool("starter", 3, 1, 1);
    operator.settle("starter");
    Pod pod = runPod("starter", 0);
    String name = pod.getMetadata().getName();
    assertThat(
            operator.apply(
                "starter", List.of(new PoolAction.RestartPod(0, name, "another", "a test"))))
        .containsExactly(ApplyOutcome.GONE);
    assertThat(client.resource(pod).get()).isNotNull();
    assertThat(
            operator.apply(
                "starter", List.of(new PoolAction.BumpPodAnnotation(name, "another", 9))))
        .containsExactly(ApplyOutcome.GONE);
  }

  @Test
  void theStatusTellsWhoWaits() {
    pool("starter", 1, 1, 1);
    bot("one", "starter");
    bot("two", "starter");
    operator.settle("starter");
    operator.writeStatus("starter");
    assertThat(operator.pool("starter").statusOrEmpty().totalsSeen().orElseThrow().waitingBots())
        .isEqualTo(1);
    assertThat(operator.pool("starter").statusOrEmpty().replicas()).isEqualTo(1);
  }

  private static void publishStrategy() {
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
                        null)))
            .build());
    client.resource(strategy).updateStatus();
  }

  private static void pool(String name, int slots, int min, int max) {
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
  private static Bot bot(String name, String pool) {
    client.resource(YAML.unmarshal(botYaml(name, pool), Bot.class)).create();
    return accept(name);
  }

  private static Bot accept(String name) {
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
  private void forget(Bot bot) {
    client
        .resource(bot)
        .edit(
            b -> {
              b.getMetadata().setFinalizers(List.of());
              return b;
            });
    client.resource(bot).delete();
  }

  private static Pod runPod(String pool, int ordinal) {
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

  private static Secret secret(String pool, int ordinal) {
    return client
        .secrets()
        .inNamespace(NAMESPACE)
        .withName(new PodNames(pool, ordinal).slotsSecret())
        .require();
  }

  private static StatefulSet statefulSet(String pool, int ordinal) {
    return client
        .apps()
        .statefulSets()
        .inNamespace(NAMESPACE)
        .withName(new PodNames(pool, ordinal).statefulSet())
        .require();
  }

  private static List<DesiredBot> slots(String pool, int ordinal) {
    return SlotsSecrets.placements(secret(pool, ordinal)).stream().map(SlotPlacement::bot).toList();
  }

  /** The slots of all pods of a pool that are there. */
  private static List<DesiredBot> all(String pool) {
    return client.secrets().inNamespace(NAMESPACE).list().getItems().stream()
        .flatMap(secret -> SlotsSecrets.placements(secret).stream())
        .filter(placement -> placement.pool().equals(pool))
        .map(SlotPlacement::bot)
        .toList();
  }

  private static List<String> versions(String pool) {
    return Stream.<HasMetadata>of(
            secret(pool, 0), secret(pool, 1), statefulSet(pool, 0), statefulSet(pool, 1))
        .map(object -> object.getMetadata().getResourceVersion())
        .toList();
  }
}
