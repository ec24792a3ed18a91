// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.agent.SilentAgents;
import dev.cryptopilot.operator.pool.apply.ApplyOutcome;
import dev.cryptopilot.operator.pool.blueprint.TemplateRevisions;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.pool.observe.StatefulSetFacts;
import dev.cryptopilot.operator.pool.observe.TemplateRevision;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kept templates, volumes and the pool itself on a real API server. */
@ExtendWith(PoolCluster.class)
class PoolGrowthOnApiServerTest {

  private static final String NAMESPACE = "default";
  private static final Instant AT = Instant.parse("2026-11-21T11:00:00Z");

  private final KubernetesClient client;
  private final ClusterObjects cluster;
  private final PoolSteps operator;

  PoolGrowthOnApiServerTest(KubernetesClient client, ClusterObjects cluster) {
    this.client = client;
    this.cluster = cluster;
    this.operator = new PoolSteps(client, new SilentAgents());
  }

  private void image(String pool, String image) {
    patch(pool, "{\"spec\":{\"template\":{\"image\":\"" + image + "\"}}}");
  }

  private void patch(String pool, String change) {
    client
        .resources(BotPool.class)
        .inNamespace(NAMESPACE)
        .withName(pool)
        .patch(PatchContext.of(PatchType.JSON_MERGE), change);
  }

  private String imageOf(String pool, int ordinal) {
    return cluster
        .statefulSet(pool, ordinal)
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst()
        .getImage();
  }

  private TemplateRevision kept(String hash) {
    return Optional.ofNullable(
            client
                .apps()
                .controllerRevisions()
                .inNamespace(NAMESPACE)
                .withName(TemplateRevisions.name("starter", hash))
                .get())
        .flatMap(TemplateRevisions::read)
        .orElseThrow();
  }

  private String asked() {
    return operator.facts("starter").templates().template();
  }

  @Test
  void aChangedTemplateIsKeptAndNoPodGetsItBeforeItsTurn() {
    cluster.pool("starter", 3, 2, 2);
    operator.settle("starter");
    String old = asked();
    image("starter", "other:1");
    operator.settle("starter");
    assertThat(asked()).isNotEqualTo(old);
    assertThat(kept(old).number()).isEqualTo(1);
    assertThat(kept(asked()).number()).isEqualTo(2);
    assertThat(List.of(imageOf("starter", 0), imageOf("starter", 1)))
        .as("the pods are not up, so none had its turn")
        .containsOnly("runtime:dev");
  }

  @Test
  void aPodReturnsToTheVeryTemplateItHad() {
    cluster.pool("starter", 3, 1, 1);
    operator.settle("starter");
    String old = asked();
    var before = cluster.statefulSet("starter", 0).getSpec().getTemplate();
    image("starter", "other:1");
    operator.settle("starter");
    operator.apply("starter", List.of(new PoolAction.UpdatePod(0, asked(), "forth")));
    assertThat(imageOf("starter", 0)).isEqualTo("other:1");
    operator.apply("starter", List.of(new PoolAction.UpdatePod(0, old, "back")));
    assertThat(cluster.statefulSet("starter", 0).getSpec().getTemplate()).isEqualTo(before);
  }

  @Test
  void whatIsNotedOfATemplateSurvivesAndIsForgottenWhenItIsAskedForAgain() {
    cluster.pool("starter", 3, 1, 1);
    operator.settle("starter");
    String hash = asked();
    operator.apply(
        "starter",
        List.of(
            new PoolAction.ProveTemplate(hash),
            new PoolAction.CondemnTemplate(hash, "bots \"a\", \"b\" are not ready")));
    PoolSteps restarted = new PoolSteps(client, new SilentAgents());
    restarted.catchUp();
    assertThat(restarted.facts("starter").templates().revision(hash))
        .hasValueSatisfying(
            revision -> {
              assertThat(revision.proven()).isTrue();
              assertThat(revision.failure()).contains("bots \"a\", \"b\" are not ready");
            });
    operator.apply("starter", List.of(new PoolAction.KeepTemplate(hash, 7, false)));
    assertThat(kept(hash).failure()).isEmpty();
    assertThat(kept(hash).number()).isEqualTo(7);
    operator.apply("starter", List.of(new PoolAction.DropTemplate(hash)));
    assertThat(client.apps().controllerRevisions().inNamespace(NAMESPACE).list().getItems())
        .isEmpty();
  }

  private PersistentVolumeClaim claim(int ordinal) {
    return client
        .resource(
            new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(new PodNames("starter", ordinal).claim())
                .withNamespace(NAMESPACE)
                .addToLabels(PoolLabels.POOL, "starter")
                .addToLabels(PoolLabels.ORDINAL, Integer.toString(ordinal))
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withNewResources()
                .addToRequests("storage", Quantity.parse("1Gi"))
                .endResources()
                .endSpec()
                .build())
        .create();
  }

  @Test
  void aClaimIsArchivedRevivedAndSeenAsSuch() {
    cluster.pool("starter", 3, 1, 1);
    String uid = claim(4).getMetadata().getUid();
    operator.apply("starter", List.of(new PoolAction.ArchiveClaim(4, uid, AT)));
    operator.catchUp();
    assertThat(operator.facts("starter").upkeep().claims())
        .singleElement()
        .satisfies(claim -> assertThat(claim.archivedAt()).contains(AT));
    operator.apply("starter", List.of(new PoolAction.ReviveClaim(4, uid)));
    operator.catchUp();
    assertThat(operator.facts("starter").upkeep().claims())
        .singleElement()
        .satisfies(claim -> assertThat(claim.archivedAt()).isEmpty());
  }

  @Test
  void aClaimIsNotDeletedWhileAPodOrABotNeedsItWhateverThePlanSaw() {
    cluster.pool("starter", 3, 1, 1);
    operator.settle("starter");
    String used = claim(0).getMetadata().getUid();
    String home = claim(3).getMetadata().getUid();
    String unused = claim(4).getMetadata().getUid();
    cluster.bot("ema-btc", "starter");
    cluster.mirror("ema-btc", "starter", "starter-3-0");
    assertThat(
            operator.apply(
                "starter",
                List.of(
                    new PoolAction.DeleteClaim(0, used),
                    new PoolAction.DeleteClaim(3, home),
                    new PoolAction.DeleteClaim(4, "another"),
                    new PoolAction.DeleteClaim(4, unused))))
        .containsExactly(
            ApplyOutcome.CONFLICT, ApplyOutcome.CONFLICT, ApplyOutcome.GONE, ApplyOutcome.DONE);
  }

  @Test
  void aPodThatWasRemovedDoesNotComeBackForAnOldCache() {
    cluster.pool("starter", 3, 2, 2);
    operator.settle("starter");
    patch("starter", "{\"spec\":{\"pods\":{\"min\":1}}}");
    PodFacts spare = operator.facts("starter").pod(1).orElseThrow();
    operator.apply("starter", List.of(removal(spare)));
    operator.catchUpAllButSets();
    assertThat(operator.facts("starter").pod(1)).isPresent();
    assertThat(operator.plan("starter")).isEmpty();
    operator.catchUp();
    assertThat(operator.facts("starter").pod(1)).isEmpty();
  }

  private static PoolAction removal(PodFacts pod) {
    return new PoolAction.RemovePod(
        pod.ordinal(),
        Optional.of(((SlotsFacts.Present) pod.slots()).resourceVersion()),
        pod.statefulSet().map(StatefulSetFacts::uid));
  }

  @Test
  void aPoolThatABotNamesByNowIsNotRemoved() {
    cluster.pool("starter", 3, 1, 1);
    PoolAction remove = new PoolAction.RemovePool("1h");
    cluster.bot("ema-btc", "starter");
    assertThat(operator.apply("starter", List.of(remove))).containsExactly(ApplyOutcome.CONFLICT);
    cluster.forget(
        client
            .resources(dev.cryptopilot.crds.bot.Bot.class)
            .inNamespace(NAMESPACE)
            .withName("ema-btc")
            .require());
    assertThat(operator.apply("starter", List.of(remove))).containsExactly(ApplyOutcome.DONE);
    assertThat(client.resources(BotPool.class).inNamespace(NAMESPACE).list().getItems()).isEmpty();
  }
}
