// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.strategy.ConfigMapSource;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.agent.FirstWords;
import dev.cryptopilot.operator.agent.PodKey;
import dev.cryptopilot.operator.strategy.StrategyConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Gathers everything that matters for one strategy. */
public final class StrategyObserver {

  private final SourceLookup lookup;
  private final ValidationObserver validation;
  private final FirstWords firstWords;
  private final Clock clock;

  public StrategyObserver(
      SourceLookup lookup, ValidationObserver validation, FirstWords firstWords, Clock clock) {
    this.lookup = Objects.requireNonNull(lookup);
    this.validation = Objects.requireNonNull(validation);
    this.firstWords = Objects.requireNonNull(firstWords);
    this.clock = Objects.requireNonNull(clock);
  }

  /** One look. */
  public StrategyFacts observe(Strategy strategy, StrategyView view) {
    String namespace = strategy.getMetadata().getNamespace();
    String name = strategy.getMetadata().getName();
    Optional<ConfigMap> source =
        strategy
            .getSpec()
            .source()
            .fromConfigMap()
            .map(ConfigMapSource::name)
            .flatMap(wanted -> lookup.source(namespace, wanted));
    return new StrategyFacts(
        strategy,
        source,
        published(strategy, view),
        view.bots(namespace, name).stream().map(this::use).toList(),
        validation.observe(strategy, view),
        clock.instant());
  }

  /** After the operator's start a status is the last leader's until the agent has been heard. */
  private StrategyUse use(Bot bot) {
    StrategyUse use = StrategyUse.of(bot);
    return bot.statusOrEmpty()
        .placedOn()
        .flatMap(
            slot ->
                firstWords.awaitedSince(
                    slot.pool(), new PodKey(bot.getMetadata().getNamespace(), slot.pod())))
        .map(use::awaitedSince)
        .orElse(use);
  }

  /** A version that the cache does not have may be there all the same: then the server is asked. */
  private List<PublishedVersion> published(Strategy strategy, StrategyView view) {
    String namespace = strategy.getMetadata().getNamespace();
    String name = strategy.getMetadata().getName();
    List<PublishedVersion> cached = read(view.versions(namespace, name));
    String wanted = strategy.getSpec().version();
    boolean known = cached.stream().anyMatch(p -> p.version().version().equals(wanted));
    return known ? cached : read(lookup.versionsNow(namespace, name));
  }

  private static List<PublishedVersion> read(List<ConfigMap> configMaps) {
    return configMaps.stream()
        .flatMap(
            configMap ->
                StrategyConfigMap.read(configMap)
                    .map(
                        version ->
                            new PublishedVersion(
                                version,
                                configMap.getMetadata().getName(),
                                configMap.getMetadata().getCreationTimestamp()))
                    .stream())
        .toList();
  }
}
