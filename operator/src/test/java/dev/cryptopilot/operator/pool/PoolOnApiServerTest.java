// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.operator.agent.SilentAgents;
import dev.cryptopilot.operator.apply.StatusApply;
import dev.cryptopilot.operator.pool.apply.ApplyOutcome;
import dev.cryptopilot.operator.pool.apply.PoolStatusWriter;
import dev.cryptopilot.operator.pool.observe.LeftoverLookup;
import dev.cryptopilot.operator.pool.observe.SlotsBump;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.PodNames;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Plans done on a real API server: locks, server-side apply, two operators at a time. */
@ExtendWith(PoolCluster.class)
class PoolOnApiServerTest {

  private static final String NAMESPACE = "default";

  private final KubernetesClient client;
  private final ClusterObjects cluster;
  private final PoolSteps operator;

  PoolOnApiServerTest(KubernetesClient client, ClusterObjects cluster) {
    this.client = client;
    this.cluster = cluster;
    this.operator = new PoolSteps(client, new SilentAgents());
  }

  @Test
  void aBotGetsASlotAPodAndARevision() {
    cluster.pool("starter", 3, 1, 2);
    Bot bot = cluster.bot("ema-btc", "starter");
    operator.catchUp();
    assertThat(operator.pass("starter"))
        .as("token, template, slots and pod")
        .containsExactly(
            ApplyOutcome.DONE, ApplyOutcome.DONE, ApplyOutcome.DONE, ApplyOutcome.DONE);
    assertThat(cluster.slots("starter", 0))
        .singleElement()
        .satisfies(
            slot -> {
              assertThat(slot.uid()).isEqualTo(bot.getMetadata().getUid());
              assertThat(slot.goal()).isEqualTo(Goal.RUNNING);
              assertThat(slot.content().files().byPath()).containsKey("strategy/EmaRsi.py");
            });
    Pod pod = cluster.runPod("starter", 0);
    operator.settle("starter");
    assertThat(client.resource(pod).get().getMetadata().getAnnotations())
        .containsEntry("crypto-pilot.dev/slots-revision", "1");
    assertThat(cluster.statefulSet("starter", 0).getSpec().getUpdateStrategy().getType())
        .isEqualTo("OnDelete");
  }

  /** The list of moves goes from status to status: an old copy knows less of it. */
  @Test
  void aStatusReckonedFromAnOldCopyReplacesNoNewerOne() {
    cluster.pool("starter", 3, 1, 2);
    BotPool old = operator.pool("starter");
    PoolStatusWriter writer = new PoolStatusWriter(client);
    assertThat(writer.write(old, checked("2026-11-22T08:00:00Z")))
        .isEqualTo(StatusApply.Outcome.WRITTEN);

    assertThat(writer.write(old, checked("2026-11-22T07:00:00Z")))
        .isEqualTo(StatusApply.Outcome.OUTDATED);

    assertThat(operator.pool("starter").statusOrEmpty().lastHealthCheck())
        .isEqualTo("2026-11-22T08:00:00Z");
  }

  private static BotPoolStatus checked(String at) {
    return BotPoolStatus.builder().lastHealthCheck(at).build();
  }

  @Test
  void nothingABotNeedsIsCollectedBecauseItsPoolIsDeletedInTheForeground() {
    cluster.pool("starter", 3, 1, 1);
    operator.settle("starter");
    String token = PodNames.tokenSecret("starter");
    assertThat(
            List.of(
                cluster.secret("starter", 0),
                client.secrets().inNamespace(NAMESPACE).withName(token).require(),
                cluster.statefulSet("starter", 0)))
        .allSatisfy(object -> assertThat(object.getMetadata().getOwnerReferences()).isEmpty());
  }

  @Test
  void aDeletedPoolTakesAwayAllItMade() {
    LeftoverLookup leftovers = LeftoverLookup.live(client);
    cluster.pool("starter", 3, 1, 1);
    operator.settle("starter");
    assertThat(leftovers.any(NAMESPACE, "starter")).isTrue();
    assertThat(leftovers.any(NAMESPACE, "start")).isFalse();
    cluster.askToDelete("starter");
    operator.settle("starter");
    assertThat(leftovers.any(NAMESPACE, "starter")).isFalse();
    cluster.letGo("starter");
  }

  @Test
  void aSettledPoolIsNeverWrittenAgain() {
    cluster.pool("starter", 3, 2, 2);
    cluster.bot("ema-btc", "starter");
    operator.settle("starter");
    List<String> before = versions("starter");
    PoolSteps restarted = new PoolSteps(client, new SilentAgents());
    restarted.catchUp();
    assertThat(restarted.plan("starter")).as("another life of the operator").isEmpty();
    // Writing a StatefulSet anew changes nothing either: the whole intent is there already.
    restarted.apply(
        "starter",
        List.of(
            new PoolAction.UpdatePod(
                0, restarted.facts("starter").templates().template(), "to see")));
    assertThat(versions("starter")).isEqualTo(before);
  }

  @Test
  void ofTwoOperatorsOneWritesAndTheOtherLooksAgain() {
    cluster.pool("starter", 1, 2, 2);
    operator.settle("starter");
    PoolSteps other = new PoolSteps(client, new SilentAgents());
    cluster.bot("one", "starter");
    operator.catchUp();
    List<PoolAction> first = operator.plan("starter");
    cluster.bot("two", "starter");
    other.catchUp();
    List<PoolAction> second = other.plan("starter");
    assertThat(other.apply("starter", second)).containsOnly(ApplyOutcome.DONE);
    assertThat(operator.apply("starter", first)).containsOnly(ApplyOutcome.CONFLICT);
    operator.settle("starter");
    assertThat(cluster.all("starter"))
        .extracting(DesiredBot::name)
        .containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void anOldCacheNeverGivesABotTwoSlots() {
    cluster.pool("starter", 1, 1, 3);
    Bot bot = cluster.bot("ema-btc", "starter");
    operator.catchUp();
    for (int pass = 0; pass < 5; pass++) {
      operator.pass("starter");
    }
    operator.settle("starter");
    assertThat(cluster.all("starter"))
        .extracting(DesiredBot::uid)
        .containsExactly(bot.getMetadata().getUid());
  }

  @Test
  void aBotThatChangesItsPoolMeanwhileGetsOneSlot() {
    cluster.pool("first", 3, 1, 1);
    cluster.pool("second", 3, 1, 1);
    operator.settle("first");
    operator.settle("second");
    Bot bot = cluster.bot("ema-btc", "first");
    operator.catchUp();
    List<PoolAction> old = operator.plan("first");
    cluster.move(bot, "second");
    operator.catchUpBots();
    List<PoolAction> young = operator.plan("second");
    operator.apply("first", old);
    assertThat(operator.apply("second", young)).contains(ApplyOutcome.CONFLICT);
    assertThat(
            Stream.concat(cluster.slots("first", 0).stream(), cluster.slots("second", 0).stream()))
        .hasSize(1);
  }

  @Test
  void aBotInASecretThatCannotBeReadIsNotStartedInAnotherPool() {
    cluster.pool("first", 3, 1, 1);
    cluster.pool("second", 3, 1, 1);
    Bot bot = cluster.bot("ema-btc", "first");
    operator.settle("first");
    operator.settle("second");
    cluster.spoil("first", 0);
    cluster.move(bot, "second");
    cluster.mirror("ema-btc", "first", "first-0-0");
    operator.settle("second");
    assertThat(cluster.slots("second", 0)).isEmpty();
  }

  @Test
  void aBotThatIsReallyGoneIsAskedToBeRemoved() {
    cluster.pool("starter", 3, 1, 1);
    Bot bot = cluster.bot("ema-btc", "starter");
    operator.settle("starter");
    cluster.forget(bot);
    operator.settle("starter");
    assertThat(cluster.slots("starter", 0))
        .extracting(DesiredBot::goal)
        .containsExactly(Goal.REMOVED);
  }

  @Test
  void aBotThatOnlyTheCacheMissesIsLeftAlone() {
    cluster.pool("starter", 3, 1, 1);
    operator.settle("starter");
    PoolSteps behind = new PoolSteps(client, new SilentAgents());
    behind.catchUpBots();
    cluster.bot("ema-btc", "starter");
    operator.settle("starter");
    behind.catchUpAllButBots();
    assertThat(behind.plan("starter")).isEmpty();
    assertThat(cluster.slots("starter", 0))
        .extracting(DesiredBot::goal)
        .containsExactly(Goal.RUNNING);
  }

  @Test
  void aChangedReplicaCountIsRepaired() {
    cluster.pool("starter", 3, 1, 1);
    operator.settle("starter");
    client.resource(cluster.statefulSet("starter", 0)).scale(0);
    operator.settle("starter");
    assertThat(cluster.statefulSet("starter", 0).getSpec().getReplicas()).isEqualTo(1);
  }

  @Test
  void aPodIsOnlyRemovedAsItWasSeen() {
    cluster.pool("starter", 3, 1, 1);
    operator.settle("starter");
    String seen = cluster.secret("starter", 0).getMetadata().getResourceVersion();
    String set = cluster.statefulSet("starter", 0).getMetadata().getUid();
    PoolAction remove = new PoolAction.RemovePod(0, Optional.of(seen), Optional.of(set));
    cluster.bot("ema-btc", "starter");
    operator.settle("starter");
    assertThat(operator.apply("starter", List.of(remove))).containsExactly(ApplyOutcome.CONFLICT);
    assertThat(cluster.slots("starter", 0)).hasSize(1);
    String now = cluster.secret("starter", 0).getMetadata().getResourceVersion();
    operator.apply(
        "starter", List.of(new PoolAction.RemovePod(0, Optional.of(now), Optional.of(set))));
    assertThat(cluster.all("starter")).isEmpty();
    assertThat(client.apps().statefulSets().inNamespace(NAMESPACE).list().getItems()).isEmpty();
  }

  @Test
  void aPodIsOnlyRestartedIfItIsTheOneThatWasMeant() {
    cluster.pool("starter", 3, 1, 1);
    operator.settle("starter");
    Pod pod = cluster.runPod("starter", 0);
    String name = pod.getMetadata().getName();
    assertThat(
            operator.apply(
                "starter", List.of(new PoolAction.RestartPod(0, name, "another", "a test"))))
        .containsExactly(ApplyOutcome.GONE);
    assertThat(client.resource(pod).get()).isNotNull();
    assertThat(
            operator.apply(
                "starter",
                List.of(
                    new PoolAction.BumpPodAnnotation(
                        name, "another", SlotsBump.first(9, Instant.EPOCH)))))
        .containsExactly(ApplyOutcome.GONE);
  }

  @Test
  void theStatusTellsWhoWaits() {
    cluster.pool("starter", 1, 1, 1);
    cluster.bot("one", "starter");
    cluster.bot("two", "starter");
    operator.settle("starter");
    operator.writeStatus("starter");
    assertThat(operator.pool("starter").statusOrEmpty().totalsSeen().orElseThrow().waitingBots())
        .isEqualTo(1);
    assertThat(operator.pool("starter").statusOrEmpty().replicas()).isEqualTo(1);
  }

  private List<String> versions(String pool) {
    return Stream.<HasMetadata>of(
            cluster.secret(pool, 0),
            cluster.secret(pool, 1),
            cluster.statefulSet(pool, 0),
            cluster.statefulSet(pool, 1))
        .map(object -> object.getMetadata().getResourceVersion())
        .toList();
  }
}
