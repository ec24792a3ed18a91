// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import dev.cryptopilot.crds.strategy.Strategy;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The strategies of one namespace as seen in this pass.
 *
 * @param strategies all Strategies of the namespace
 * @param versions all ConfigMaps of the namespace that hold a version
 */
public record StrategyCatalog(List<Strategy> strategies, List<ConfigMap> versions) {

  public StrategyCatalog {
    strategies = List.copyOf(strategies);
    versions = List.copyOf(versions);
  }

  /** A catalog of these objects. */
  public static StrategyCatalog of(
      Collection<Strategy> strategies, Collection<ConfigMap> versions) {
    return new StrategyCatalog(List.copyOf(strategies), List.copyOf(versions));
  }

  /** Owner of the Strategy with this name; empty when it is curated or not there. */
  public Optional<String> ownerOf(String name) {
    return strategy(name).flatMap(s -> s.getSpec().soleOwner());
  }

  Optional<Strategy> strategy(String name) {
    return strategies.stream().filter(s -> s.getMetadata().getName().equals(name)).findFirst();
  }

  Optional<StrategyVersion> version(String configMap) {
    return versions.stream()
        .filter(c -> c.getMetadata().getName().equals(configMap))
        .findFirst()
        .flatMap(StrategyConfigMap::read);
  }

  List<String> names() {
    return strategies.stream().map(s -> s.getMetadata().getName()).sorted().toList();
  }
}
