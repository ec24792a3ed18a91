// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.blueprint;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.crds.pool.Storage;
import dev.cryptopilot.crds.pool.VolumePolicy;
import dev.cryptopilot.operator.pool.observe.TemplateHashes;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PoolLabels;
import dev.cryptopilot.operator.slots.Sha256;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
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

  private static final int HASH_DIGITS = 16;

  private final PodTemplateFactory templates;

  /** A blueprint with the operator's settings. */
  public PodBlueprint(RuntimeSettings settings) {
    this.templates = new PodTemplateFactory(settings);
  }

  /**
   * The StatefulSet, whole intent for server-side apply.
   *
   * @param claims claims of the StatefulSet that is there; they cannot be changed
   */
  public StatefulSet statefulSet(
      BotPool pool, int ordinal, Optional<List<PersistentVolumeClaim>> claims) {
    StatefulSet intent = withoutHash(pool, ordinal);
    String hash = hash(intent);
    return new StatefulSetBuilder(intent)
        .editMetadata()
        .addToAnnotations(APPLIED_HASH, hash)
        .endMetadata()
        .editSpec()
        .withVolumeClaimTemplates(
            claims.orElseGet(() -> List.of(claim(pool.getSpec().template().storage()))))
        .endSpec()
        .build();
  }

  /** Hashes of what the pods of a pool should be made from. */
  public TemplateHashes hashes(BotPool pool) {
    return new TemplateHashes(templateHash(pool), ordinal -> hash(withoutHash(pool, ordinal)));
  }

  private StatefulSet withoutHash(BotPool pool, int ordinal) {
    BotPoolSpec spec = pool.getSpec();
    PodNames names = new PodNames(pool.getMetadata().getName(), ordinal);
    Map<String, String> labels =
        PoolLabels.ofPod(names.pool(), ordinal, spec.tenancy().soleOwner());
    PodTemplateSpec template =
        new PodTemplateSpecBuilder(templates.template(spec, names))
            .editMetadata()
            .addToAnnotations(PoolLabels.TEMPLATE_HASH, templateHash(pool))
            .endMetadata()
            .build();
    return new StatefulSetBuilder()
        .withNewMetadata()
        .withName(names.statefulSet())
        .withNamespace(pool.getMetadata().getNamespace())
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withReplicas(1)
        .withServiceName(names.statefulSet())
        .withRevisionHistoryLimit(1)
        .withNewUpdateStrategy()
        .withType("OnDelete")
        .endUpdateStrategy()
        .withNewPersistentVolumeClaimRetentionPolicy()
        .withWhenDeleted(
            spec.template().storage().whenUnused() == VolumePolicy.Delete ? "Delete" : "Retain")
        .withWhenScaled("Retain")
        .endPersistentVolumeClaimRetentionPolicy()
        .withNewSelector()
        .withMatchLabels(selector(names))
        .endSelector()
        .withTemplate(template)
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

  /** The same for all pods of a pool, so that a status can name it. */
  private String templateHash(BotPool pool) {
    PodNames first = new PodNames(pool.getMetadata().getName(), 0);
    return hash(templates.template(pool.getSpec(), first));
  }

  private static String hash(Object intent) {
    return Sha256.hex(Serialization.asJson(intent)).substring(0, HASH_DIGITS);
  }
}
