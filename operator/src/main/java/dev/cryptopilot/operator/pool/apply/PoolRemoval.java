// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.pool.plan.PoolChoice;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Deletes a pool that nobody uses. */
final class PoolRemoval {

  private final KubernetesClient client;

  PoolRemoval(KubernetesClient client) {
    this.client = client;
  }

  /** Only the pool that was seen, as it was seen, and only if no Bot names it by now. */
  ApplyOutcome remove(BotPool pool) {
    String namespace = pool.getMetadata().getNamespace();
    String name = pool.getMetadata().getName();
    boolean wanted =
        client.resources(Bot.class).inNamespace(namespace).list().getItems().stream()
            .anyMatch(bot -> name.equals(PoolChoice.of(bot)));
    if (wanted) {
      return ApplyOutcome.CONFLICT;
    }
    client
        .resources(BotPool.class)
        .inNamespace(namespace)
        .withName(name)
        .lockResourceVersion(pool.getMetadata().getResourceVersion())
        .delete();
    return ApplyOutcome.DONE;
  }
}
