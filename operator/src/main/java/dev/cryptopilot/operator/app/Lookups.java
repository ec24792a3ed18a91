// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import dev.cryptopilot.operator.bot.observe.SecretLookup;
import dev.cryptopilot.operator.bot.observe.SlotLookup;
import dev.cryptopilot.operator.slots.PoolLabels;
import dev.cryptopilot.operator.slots.SlotsSecrets;
import dev.cryptopilot.operator.strategy.observe.SourceLookup;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads that must not come from a cache. */
@Singleton
public class Lookups {

  @Produces
  @Singleton
  SecretLookup secrets(KubernetesClient client) {
    return (namespace, name) ->
        Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get())
            .map(Lookups::decoded);
  }

  @Produces
  @Singleton
  SlotLookup slots(KubernetesClient client) {
    return (namespace, uid) ->
        SlotsSecrets.provenPlacementOf(
            uid,
            client
                .secrets()
                .inNamespace(namespace)
                .withLabel(PoolLabels.SECRET, PoolLabels.SLOTS)
                .list()
                .getItems());
  }

  @Produces
  @Singleton
  SourceLookup sources(KubernetesClient client) {
    return new KubernetesSourceLookup(client);
  }

  private static Map<String, String> decoded(Secret secret) {
    Map<String, String> values = new HashMap<>();
    Optional.ofNullable(secret.getData())
        .orElse(Map.of())
        .forEach(
            (key, value) ->
                values.put(
                    key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
    return values;
  }
}
