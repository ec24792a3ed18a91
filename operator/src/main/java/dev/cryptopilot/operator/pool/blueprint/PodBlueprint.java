// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.blueprint;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.crds.pool.Storage;
import dev.cryptopilot.operator.pool.observe.TemplateHashes;
import dev.cryptopilot.operator.pool.observe.TemplateRevision;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PoolLabels;
import dev.cryptopilot.operator.slots.Sha256;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds the StatefulSet of a pod, and the hashes that tell whether one is up to date. Pure. */
public final class PodBlueprint {

  /** Annotation on the StatefulSet: hash of everything it was last written with. */
  public static final String APPLIED_HASH = "crypto-pilot.dev/applied-hash";

  /** Name of the container that all bots of a pod run in. */
  public static final String CONTAINER = "bots";

  private static final int HASH_DIGITS = 16;

  private final PodTemplateFactory templates;
  private final int agentPort;

  /** A blueprint with the operator's settings. */
  public PodBlueprint(RuntimeSettings settings) {
    this.templates = new PodTemplateFactory(settings);
    this.agentPort = settings.agentPort();
  }

  /** Port of the agents' API. */
  public int agentPort() {
    return agentPort;
  }

  /**
   * The StatefulSet, whole intent for server-side apply.
   *
   * @param template what its pod is made from
   * @param claims claims of the StatefulSet that is there; they cannot be changed
   */
  public StatefulSet statefulSet(
      BotPool pool,
      int ordinal,
      KeptTemplate template,
      Optional<List<PersistentVolumeClaim>> claims) {
    PodNames names = new PodNames(pool.getMetadata().getName(), ordinal);
    return new StatefulSetBuilder(frame(pool, names))
        .editMetadata()
        .addToAnnotations(
            APPLIED_HASH, hashes(pool, List.of()).statefulSet().of(ordinal, template.hash()))
        .endMetadata()
        .editSpec()
        .withTemplate(template.forPod(names))
        .withVolumeClaimTemplates(
            claims.orElseGet(() -> List.of(claim(pool.getSpec().template().storage()))))
        .endSpec()
        .build();
  }

  /** The template that the pool asks for now. */
  public KeptTemplate template(BotPool pool) {
    PodNames first = new PodNames(pool.getMetadata().getName(), 0);
    PodTemplateSpec template = templates.template(pool.getSpec(), first);
    return new KeptTemplate(hash(template), template);
  }

  /**
   * Hashes of what the pods of a pool should be made from.
   *
   * @param revisions templates that are kept
   */
  public TemplateHashes hashes(BotPool pool, List<TemplateRevision> revisions) {
    String name = pool.getMetadata().getName();
    String frame = hash(frame(pool, new PodNames(name, 0)));
    return new TemplateHashes(
        template(pool).hash(),
        revisions,
        (ordinal, template) ->
            Sha256.hex(frame + '/' + ordinal + '/' + template).substring(0, HASH_DIGITS));
  }

  /** All of a StatefulSet but the template and the claims. */
  private static StatefulSet frame(BotPool pool, PodNames names) {
    BotPoolSpec spec = pool.getSpec();
    return new StatefulSetBuilder()
        .withNewMetadata()
        .withName(names.statefulSet())
        .withNamespace(pool.getMetadata().getNamespace())
        .withLabels(PoolLabels.ofPod(names.pool(), names.ordinal(), spec.tenancy().soleOwner()))
        .endMetadata()
        .withNewSpec()
        .withReplicas(1)
        .withServiceName(names.statefulSet())
        .withRevisionHistoryLimit(1)
        .withNewUpdateStrategy()
        .withType("OnDelete")
        .endUpdateStrategy()
        .withNewPersistentVolumeClaimRetentionPolicy()
        // What becomes of a claim is decided where it is known whether a database is needed.
        .withWhenDeleted("Retain")
        .withWhenScaled("Retain")
        .endPersistentVolumeClaimRetentionPolicy()
        .withNewSelector()
        .withMatchLabels(selector(names))
        .endSelector()
        .endSpec()
        .build();
  }

  private static Map<String, String> selector(PodNames names) {
    Map<String, String> selector = new TreeMap<>();
    selector.put(PoolLabels.POOL, names.pool());
    selector.put(PoolLabels.ORDINAL, Integer.toString(names.ordinal()));
    return selector;
  }

  private static PersistentVolumeClaim claim(Storage storage) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withName(PodVolumes.DATA)
        .endMetadata()
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withStorageClassName(storage.storageClassName().orElse(null))
        .withNewResources()
        .withRequests(PodResources.quantities(Map.of("storage", storage.size())))
        .endResources()
        .endSpec()
        .build();
  }

  private static String hash(Object intent) {
    return Sha256.hex(Serialization.asJson(intent)).substring(0, HASH_DIGITS);
  }
}
