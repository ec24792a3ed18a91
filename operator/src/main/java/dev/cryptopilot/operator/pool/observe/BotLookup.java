// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.bot.Bot;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/** Asks the API server for a Bot: that a cache does not have one is no proof. */
@FunctionalInterface
public interface BotLookup {

  /** What the API server says. */
  sealed interface Answer {
    /** There is a Bot of that name. */
    record Found(Bot bot) implements Answer {}

    /** There is none. */
    record Absent() implements Answer {}

    /** The API server did not say. */
    record Unknown() implements Answer {}
  }

  /** Looks for the Bot of that name. */
  Answer find(String namespace, String name);

  /** A lookup by that client. */
  static BotLookup live(KubernetesClient client) {
    return (namespace, name) -> {
      try {
        return Optional.ofNullable(
                client.resources(Bot.class).inNamespace(namespace).withName(name).get())
            .<Answer>map(Answer.Found::new)
            .orElseGet(Answer.Absent::new);
      } catch (KubernetesClientException e) {
        return new Answer.Unknown();
      }
    };
  }
}
