// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import dev.cryptopilot.operator.strategy.StrategyConfigMap;
import dev.cryptopilot.operator.strategy.observe.SourceLookup;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** ConfigMaps from the API server. */
final class KubernetesSourceLookup implements SourceLookup {

  private final KubernetesClient client;

  KubernetesSourceLookup(KubernetesClient client) {
    this.client = Objects.requireNonNull(client);
  }

  @Override
  public Optional<ConfigMap> source(String namespace, String name) {
    return Optional.ofNullable(client.configMaps().inNamespace(namespace).withName(name).get());
  }

  @Override
  public List<ConfigMap> versionsNow(String namespace, String strategy) {
    return client
        .configMaps()
        .inNamespace(namespace)
        .withLabel(StrategyConfigMap.STRATEGY_LABEL, strategy)
        .list()
        .getItems();
  }
}
