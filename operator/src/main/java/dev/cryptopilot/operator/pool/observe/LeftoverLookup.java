// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.stream.Stream;

/** Asks the API server for what a pool made: that the caches show nothing is no proof. */
@FunctionalInterface
public interface LeftoverLookup {

  /** Whether a Secret, StatefulSet or pod of that pool is still there. */
  boolean any(String namespace, String pool);

  /** A lookup by that client. */
  static LeftoverLookup live(KubernetesClient client) {
    return (namespace, pool) ->
        Stream.of(client.apps().statefulSets(), client.secrets(), client.pods())
            .anyMatch(
                kind ->
                    !kind.inNamespace(namespace)
                        .withLabelSelector(selector(pool))
                        .list()
                        .getItems()
                        .isEmpty());
  }

  private static String selector(String pool) {
    return PoolLabels.MANAGED_BY
        + '='
        + PoolLabels.CRYPTO_PILOT
        + ','
        + PoolLabels.POOL
        + '='
        + pool;
  }
}
