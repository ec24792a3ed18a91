// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.pool.blueprint.KeptTemplate;
import dev.cryptopilot.operator.pool.blueprint.PodBlueprint;
import dev.cryptopilot.operator.pool.blueprint.TemplateRevisions;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;

/** Keeps the pod templates of pools as ControllerRevisions and finds them again. */
final class TemplateStore {

  private final KubernetesClient client;
  private final PodBlueprint blueprint;

  TemplateStore(KubernetesClient client, PodBlueprint blueprint) {
    this.client = client;
    this.blueprint = blueprint;
  }

  /**
   * The template of that hash; what the pool asks for now when it was not kept.
   *
   * @param there the StatefulSet that may still have it
   */
  KeptTemplate find(BotPool pool, String hash, Optional<StatefulSet> there) {
    KeptTemplate asked = blueprint.template(pool);
    return asked.hash().equals(hash)
        ? asked
        : Optional.ofNullable(revision(pool, hash).get())
            .flatMap(TemplateRevisions::template)
            .or(() -> there.filter(set -> hasTemplate(set, hash)).map(set -> template(set, hash)))
            .orElse(asked);
  }

  ApplyOutcome keep(BotPool pool, PoolAction.KeepTemplate keep) {
    KeptTemplate asked = blueprint.template(pool);
    if (!asked.hash().equals(keep.hash())) {
      return ApplyOutcome.CONFLICT;
    }
    client
        .resource(TemplateRevisions.of(pool, asked, keep.number(), keep.proven()))
        .fieldManager(PoolApplier.FIELD_MANAGER)
        .forceConflicts()
        .serverSideApply();
    // A template that is asked for again gets a new chance.
    return annotate(pool, keep.hash(), TemplateRevisions.FAILURE, "null");
  }

  ApplyOutcome note(BotPool pool, String hash, String annotation, String value) {
    return annotate(pool, hash, annotation, Serialization.asJson(value));
  }

  private ApplyOutcome annotate(BotPool pool, String hash, String annotation, String json) {
    revision(pool, hash)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"%s\":%s}}}".formatted(annotation, json));
    return ApplyOutcome.DONE;
  }

  ApplyOutcome drop(BotPool pool, String hash) {
    revision(pool, hash).delete();
    return ApplyOutcome.DONE;
  }

  private Resource<ControllerRevision> revision(BotPool pool, String hash) {
    return client
        .apps()
        .controllerRevisions()
        .inNamespace(pool.getMetadata().getNamespace())
        .withName(TemplateRevisions.name(pool.getMetadata().getName(), hash));
  }

  private static KeptTemplate template(StatefulSet set, String hash) {
    return new KeptTemplate(hash, set.getSpec().getTemplate());
  }

  private static boolean hasTemplate(StatefulSet set, String hash) {
    return Optional.ofNullable(set.getSpec().getTemplate().getMetadata())
        .map(ObjectMeta::getAnnotations)
        .filter(all -> hash.equals(all.get(PoolLabels.TEMPLATE_HASH)))
        .isPresent();
  }
}
