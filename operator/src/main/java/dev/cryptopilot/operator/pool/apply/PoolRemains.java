// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PodRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** Whether anything is left of a pod or its pool, past all caches. */
@FunctionalInterface
interface PoolRemains {

  /** True while the BotPool, the pod, its StatefulSet or its slots Secret is there. */
  boolean any(String namespace, PodRef pod);

  /** Asks the API server. */
  static PoolRemains live(KubernetesClient client) {
    return (namespace, pod) -> {
      if (client.resources(BotPool.class).inNamespace(namespace).withName(pod.pool()).get() != null
          || client.pods().inNamespace(namespace).withName(pod.pod()).get() != null) {
        return true;
      }
      Optional<PodNames> names = PodNames.of(pod.pool(), pod.pod());
      return names
          .filter(
              one ->
                  client
                              .apps()
                              .statefulSets()
                              .inNamespace(namespace)
                              .withName(one.statefulSet())
                              .get()
                          != null
                      || client.secrets().inNamespace(namespace).withName(one.slotsSecret()).get()
                          != null)
          .isPresent();
    };
  }
}
