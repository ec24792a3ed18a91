// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.BotPoolStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;

/** Writes the status of a pool by server-side apply, as a whole. */
public final class PoolStatusWriter {

  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(PoolApplier.FIELD_MANAGER)
          .withForce(true)
          .build();

  private final KubernetesClient client;

  /** A writer. */
  public PoolStatusWriter(KubernetesClient client) {
    this.client = client;
  }

  /** Writes it; a pool that is gone meanwhile has no status. */
  public void write(BotPool pool, BotPoolStatus status) {
    BotPool intent = new BotPool();
    // The uid keeps the status of this pool from a later one of the same name.
    intent.setMetadata(
        new ObjectMetaBuilder()
            .withName(pool.getMetadata().getName())
            .withNamespace(pool.getMetadata().getNamespace())
            .withUid(pool.getMetadata().getUid())
            .build());
    intent.setStatus(status);
    try {
      client.resource(intent).subresource("status").patch(APPLY);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND
          && e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }
}
