// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.operator.strategy.observe.SourceLookup;
import dev.cryptopilot.operator.strategy.observe.StrategyView;
import dev.cryptopilot.operator.strategy.validation.ValidatorLabels;
import dev.cryptopilot.operator.strategy.validation.ValidatorRun;
import dev.cryptopilot.operator.strategy.validation.ValidatorRunReader;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is around strategies, as the API server has it now; each has one bot. */
record ListedStrategies(KubernetesClient client) implements StrategyView, SourceLookup {

  @Override
  public List<ConfigMap> versions(String namespace, String strategy) {
    return configMaps(namespace, StrategyConfigMap.STRATEGY_LABEL, strategy);
  }

  @Override
  public List<Bot> bots(String namespace, String strategy) {
    return List.of(StrategyFixture.bot("ada"));
  }

  @Override
  public List<ConfigMap> reports(String namespace, String strategy) {
    return configMaps(namespace, ValidatorLabels.STRATEGY, strategy);
  }

  @Override
  public List<Pod> validators(String namespace, String strategy) {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel(ValidatorLabels.STRATEGY, strategy)
        .list()
        .getItems();
  }

  @Override
  public Set<String> runningValidators() {
    return client
        .pods()
        .inAnyNamespace()
        .withLabel(ValidatorLabels.STRATEGY)
        .list()
        .getItems()
        .stream()
        .filter(pod -> ValidatorRunReader.read(pod).filter(ValidatorRun::isActive).isPresent())
        .map(pod -> pod.getMetadata().getNamespace() + '/' + pod.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<ConfigMap> source(String namespace, String name) {
    return Optional.empty();
  }

  @Override
  public List<ConfigMap> versionsNow(String namespace, String strategy) {
    return versions(namespace, strategy);
  }

  private List<ConfigMap> configMaps(String namespace, String label, String strategy) {
    return client.configMaps().inNamespace(namespace).withLabel(label, strategy).list().getItems();
  }
}
