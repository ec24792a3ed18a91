// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.operator.apply.StatusApply;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Writes the status of a pool by server-side apply, as a whole. */
public final class PoolStatusWriter {

  private final StatusApply statuses;

  /** A writer. */
  public PoolStatusWriter(KubernetesClient client) {
    this.statuses = new StatusApply(client, PoolApplier.FIELD_MANAGER);
  }

  /** Writes it, unless the pool is gone or it was seen from an old copy. */
  public StatusApply.Outcome write(BotPool pool, BotPoolStatus status) {
    BotPool intent = new BotPool();
    // The uid keeps the status of this pool from a later one of the same name; the version keeps
    // what was reckoned from an old list of moves from replacing the newer one.
    intent.setMetadata(
        new ObjectMetaBuilder()
            .withName(pool.getMetadata().getName())
            .withNamespace(pool.getMetadata().getNamespace())
            .withUid(pool.getMetadata().getUid())
            .withResourceVersion(pool.getMetadata().getResourceVersion())
            .build());
    intent.setStatus(status);
    return statuses.write(intent);
  }
}
