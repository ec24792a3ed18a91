// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.blueprint;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.pool.observe.TemplateRevision;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Optional;

/** Pod templates that a pool has had, each a ControllerRevision. Pure. */
public final class TemplateRevisions {

  /** Label: hash of the template. */
  public static final String TEMPLATE = "crypto-pilot.dev/template";

  /** Annotation: {@code true} when bots have run well in a pod made from it. */
  public static final String PROVEN = "crypto-pilot.dev/proven";

  /** Annotation: why the template was taken back. */
  public static final String FAILURE = "crypto-pilot.dev/failure";

  private TemplateRevisions() {}

  /** Name of the ControllerRevision. */
  public static String name(String pool, String hash) {
    return pool + "-" + hash;
  }

  /** The whole intent for server-side apply. It goes with its pool. */
  public static ControllerRevision of(
      BotPool pool, KeptTemplate template, long number, boolean proven) {
    String name = pool.getMetadata().getName();
    ControllerRevisionBuilder builder =
        new ControllerRevisionBuilder()
            .withNewMetadata()
            .withName(name(name, template.hash()))
            .withNamespace(pool.getMetadata().getNamespace())
            .withLabels(PoolLabels.ofPool(name, pool.getSpec().tenancy().soleOwner()))
            .addToLabels(TEMPLATE, template.hash())
            .withOwnerReferences(
                new OwnerReferenceBuilder()
                    .withApiVersion(pool.getApiVersion())
                    .withKind(pool.getKind())
                    .withName(name)
                    .withUid(pool.getMetadata().getUid())
                    .build())
            .endMetadata()
            .withRevision(number)
            .withData(template.template());
    return proven
        ? builder.editMetadata().addToAnnotations(PROVEN, "true").endMetadata().build()
        : builder.build();
  }

  /** What is known of a kept template; empty when it is none of ours. */
  public static Optional<TemplateRevision> read(ControllerRevision revision) {
    Map<String, String> annotations =
        Optional.ofNullable(revision.getMetadata().getAnnotations()).orElse(Map.of());
    return hash(revision)
        .map(
            hash ->
                new TemplateRevision(
                    hash,
                    Optional.ofNullable(revision.getRevision()).orElse(0L),
                    "true".equals(annotations.get(PROVEN)),
                    Optional.ofNullable(annotations.get(FAILURE))));
  }

  /** The template itself. */
  public static Optional<KeptTemplate> template(ControllerRevision revision) {
    return hash(revision)
        .filter(hash -> revision.getData() != null)
        .map(
            hash ->
                new KeptTemplate(
                    hash,
                    Serialization.unmarshal(
                        Serialization.asJson(revision.getData()), PodTemplateSpec.class)));
  }

  private static Optional<String> hash(ControllerRevision revision) {
    return Optional.ofNullable(revision.getMetadata().getLabels())
        .map(labels -> labels.get(TEMPLATE));
  }
}
