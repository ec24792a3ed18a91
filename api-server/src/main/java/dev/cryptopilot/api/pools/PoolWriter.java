// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.pools;

import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.kube.ClusterUnavailable;
import dev.cryptopilot.crds.pool.BotPool;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes and deletes pools. */
public final class PoolWriter {

  private static final String CHECK_REQUESTED = "crypto-pilot.dev/check-requested";
  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager("crypto-pilot-api")
          .build();
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final KubernetesClient client;
  private final String namespace;

  public PoolWriter(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /**
   * Makes a pool.
   *
   * @param owner empty for a shared pool
   * @throws Refused when there is one of that name, or the values break a rule
   */
  void create(String name, String owner, int slotsPerPod, int maxPods) {
    Map<String, Object> tenancy = new LinkedHashMap<>();
    if (owner.isEmpty()) {
      tenancy.put("shared", true);
    } else {
      tenancy.put("owner", owner);
    }
    Map<String, Object> pool =
        Map.of(
            "apiVersion",
            "crypto-pilot.dev/v1alpha1",
            "kind",
            "BotPool",
            "metadata",
            Map.of("name", name, "namespace", namespace),
            "spec",
            Map.of(
                "tenancy", tenancy,
                "slotsPerPod", slotsPerPod,
                "pods", Map.of("min", 0, "max", maxPods)));
    try {
      BotPool wanted =
          client
              .getKubernetesSerialization()
              .unmarshal(Json.mapper().valueToTree(pool).toString(), BotPool.class);
      client.resource(wanted).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() == CONFLICT) {
        throw new Refused(ApiError.conflict("There is a pool " + name + " already."));
      }
      if (e.getCode() == UNPROCESSABLE) {
        throw new Refused(ApiError.invalid(String.valueOf(e.getStatus().getMessage())));
      }
      throw new ClusterUnavailable("Kubernetes did not make the pool", e);
    }
  }

  /** Asks the operator to look at a pool now; its status answers with the id of the request. */
  void askForCheck(String name, String request) {
    String patch =
        Json.mapper()
            .createObjectNode()
            .set(
                "metadata",
                Json.mapper()
                    .createObjectNode()
                    .set(
                        "annotations",
                        Json.mapper().createObjectNode().put(CHECK_REQUESTED, request)))
            .toString();
    try {
      client.resources(BotPool.class).inNamespace(namespace).withName(name).patch(MERGE, patch);
    } catch (KubernetesClientException e) {
      if (e.getCode() != NOT_FOUND) {
        throw new ClusterUnavailable("Kubernetes did not take the request for a check", e);
      }
    }
  }

  /** Asks for a pool's deletion; it goes when its last bot has left. */
  void delete(String name) {
    try {
      client.resources(BotPool.class).inNamespace(namespace).withName(name).delete();
    } catch (KubernetesClientException e) {
      throw new ClusterUnavailable("Kubernetes did not delete the pool", e);
    }
  }
}
