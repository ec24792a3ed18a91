// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.Objects;

/** Writes statuses by server-side apply, each as a whole, under one field manager. */
public final class StatusApply {

  /** What became of a status. */
  public enum Outcome {
    WRITTEN,
    /** It was seen from an old copy, or the resource is gone: the next pass looks again. */
    OUTDATED
  }

  private final KubernetesClient client;
  private final PatchContext context;

  public StatusApply(KubernetesClient client, String fieldManager) {
    this.client = Objects.requireNonNull(client);
    this.context =
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(fieldManager)
            .withForce(true)
            .build();
  }

  /**
   * Writes the status of a resource.
   *
   * @param intent name and namespace, the status, and the resource version or uid that it holds for
   * @throws KubernetesClientException for every refusal but a conflict and a resource that is gone
   */
  public Outcome write(HasMetadata intent) {
    try {
      client.resource(intent).subresource("status").patch(context);
      return Outcome.WRITTEN;
    } catch (KubernetesClientException e) {
      return switch (e.getCode()) {
        case HttpURLConnection.HTTP_CONFLICT, HttpURLConnection.HTTP_NOT_FOUND -> Outcome.OUTDATED;
        default -> throw e;
      };
    }
  }
}
