// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.stream.Stream;

/** Marks and deletes the volume claims of pods that are gone. */
final class VolumeKeeper {

  private final KubernetesClient client;

  VolumeKeeper(KubernetesClient client) {
    this.client = client;
  }

  ApplyOutcome archive(BotPool pool, PoolAction.ArchiveClaim archive) {
    String patch =
        "{\"metadata\":{\"uid\":\"%s\",\"labels\":{\"%s\":\"true\"},\"annotations\":{\"%s\":\"%s\"}}}"
            .formatted(archive.uid(), PoolLabels.ARCHIVED, PoolLabels.ARCHIVED_AT, archive.at());
    return patch(claim(names(pool, archive.ordinal()), pool), patch);
  }

  ApplyOutcome revive(BotPool pool, PoolAction.ReviveClaim revive) {
    String patch =
        "{\"metadata\":{\"uid\":\"%s\",\"labels\":{\"%s\":null},\"annotations\":{\"%s\":null}}}"
            .formatted(revive.uid(), PoolLabels.ARCHIVED, PoolLabels.ARCHIVED_AT);
    return patch(claim(names(pool, revive.ordinal()), pool), patch);
  }

  /** Looks at the API server itself first: a database is not lost because a cache is behind. */
  ApplyOutcome delete(BotPool pool, PoolAction.DeleteClaim delete) {
    PodNames names = names(pool, delete.ordinal());
    return isUsed(pool, names)
        ? ApplyOutcome.CONFLICT
        : UidDeletion.delete(claim(names, pool), delete.uid());
  }

  private boolean isUsed(BotPool pool, PodNames names) {
    String namespace = pool.getMetadata().getNamespace();
    boolean objects =
        Stream.of(
                client.secrets().inNamespace(namespace).withName(names.slotsSecret()).get(),
                client
                    .apps()
                    .statefulSets()
                    .inNamespace(namespace)
                    .withName(names.statefulSet())
                    .get(),
                client.pods().inNamespace(namespace).withName(names.pod()).get())
            .anyMatch(object -> object != null);
    return objects
        || client.resources(Bot.class).inNamespace(namespace).list().getItems().stream()
            .flatMap(bot -> bot.statusOrEmpty().placedOn().stream())
            .anyMatch(slot -> names.pool().equals(slot.pool()) && names.pod().equals(slot.pod()));
  }

  private static ApplyOutcome patch(Resource<PersistentVolumeClaim> claim, String patch) {
    claim.patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    return ApplyOutcome.DONE;
  }

  private Resource<PersistentVolumeClaim> claim(PodNames names, BotPool pool) {
    return client
        .persistentVolumeClaims()
        .inNamespace(pool.getMetadata().getNamespace())
        .withName(names.claim());
  }

  private static PodNames names(BotPool pool, int ordinal) {
    return new PodNames(pool.getMetadata().getName(), ordinal);
  }
}
