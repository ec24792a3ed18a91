// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.strategy.observe.StrategyView;
import dev.cryptopilot.operator.strategy.validation.ValidatorLabels;
import dev.cryptopilot.operator.strategy.validation.ValidatorRun;
import dev.cryptopilot.operator.strategy.validation.ValidatorRunReader;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The caches around strategies, and which strategy a change in them concerns. */
final class StrategyInformers implements StrategyView {

  private static final String BY_STRATEGY = "by-strategy";
  private static final String RUNNING = "running";

  private final InformerEventSource<ConfigMap, Strategy> versions;
  private final InformerEventSource<Bot, Strategy> bots;
  private final InformerEventSource<ConfigMap, Strategy> reports;
  private final InformerEventSource<Pod, Strategy> validators;

  StrategyInformers(EventSourceContext<Strategy> context) {
    versions =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(ConfigMap.class, Strategy.class)
                .withName("versions")
                .withLabelSelector(StrategyConfigMap.STRATEGY_LABEL)
                .withSecondaryToPrimaryMapper(
                    v -> Set.of(new ResourceID(strategyOf(v), v.getMetadata().getNamespace())))
                .build(),
            context);
    versions.addIndexers(Map.of(BY_STRATEGY, v -> List.of(key(v, strategyOf(v)))));
    bots =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Bot.class, Strategy.class)
                .withName("bots")
                .withSecondaryToPrimaryMapper(StrategyWake::woken)
                .withOnUpdateFilter(StrategyWake::matters)
                .build(),
            context);
    bots.addIndexers(Map.of(BY_STRATEGY, bot -> List.of(key(bot, StrategyWake.used(bot)))));
    reports = ofValidation(ConfigMap.class, "reports", context);
    reports.addIndexers(Map.of(BY_STRATEGY, StrategyInformers::validated));
    validators = ofValidation(Pod.class, "validators", context);
    validators.addIndexers(
        Map.of(
            BY_STRATEGY,
            StrategyInformers::validated,
            RUNNING,
            pod ->
                ValidatorRunReader.read(pod).filter(ValidatorRun::isActive).isPresent()
                    ? List.of(RUNNING)
                    : List.of()));
  }

  List<EventSource<?, Strategy>> sources() {
    return List.of(versions, bots, reports, validators);
  }

  @Override
  public List<ConfigMap> versions(String namespace, String strategy) {
    return versions.byIndex(BY_STRATEGY, key(namespace, strategy));
  }

  @Override
  public List<Bot> bots(String namespace, String strategy) {
    return bots.byIndex(BY_STRATEGY, key(namespace, strategy));
  }

  @Override
  public List<ConfigMap> reports(String namespace, String strategy) {
    return reports.byIndex(BY_STRATEGY, key(namespace, strategy));
  }

  @Override
  public List<Pod> validators(String namespace, String strategy) {
    return validators.byIndex(BY_STRATEGY, key(namespace, strategy));
  }

  @Override
  public Set<String> runningValidators() {
    return validators.byIndex(RUNNING, RUNNING).stream()
        .map(pod -> key(pod, pod.getMetadata().getName()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static <T extends HasMetadata> InformerEventSource<T, Strategy> ofValidation(
      Class<T> kind, String name, EventSourceContext<Strategy> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(kind, Strategy.class)
            .withName(name)
            .withLabelSelector(ValidatorLabels.STRATEGY)
            .withSecondaryToPrimaryMapper(
                object ->
                    Set.of(
                        new ResourceID(
                            ValidatorLabels.strategyOf(object),
                            object.getMetadata().getNamespace())))
            .build(),
        context);
  }

  private static List<String> validated(HasMetadata object) {
    return List.of(key(object, ValidatorLabels.strategyOf(object)));
  }

  private static String strategyOf(ConfigMap version) {
    return Optional.ofNullable(version.getMetadata().getLabels())
        .map(labels -> labels.get(StrategyConfigMap.STRATEGY_LABEL))
        .orElse("");
  }

  private static String key(HasMetadata near, String name) {
    return key(near.getMetadata().getNamespace(), name);
  }

  private static String key(String namespace, String name) {
    return namespace + '/' + name;
  }
}
