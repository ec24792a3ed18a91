// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan;

import dev.cryptopilot.crds.strategy.ConfigMapSource;
import dev.cryptopilot.crds.strategy.Source;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The program of a strategy, wherever its spec keeps it. */
public sealed interface SourceContent {

  /**
   * It is there.
   *
   * @param files flat file name to Python source
   * @param mainFile the file that holds the class
   */
  record Files(SortedMap<String, String> files, String mainFile) implements SourceContent {}

  /** It is not, or cannot be used; the message names field and fix. */
  record Unusable(ConditionReason reason, String message) implements SourceContent {}

  /** Reads it from the spec or from the ConfigMap that the spec names. */
  static SourceContent of(StrategyFacts facts) {
    Source source = facts.strategy().getSpec().source();
    String standard = facts.strategy().getSpec().className() + ".py";
    if (source.inlineText().isPresent()) {
      return new Files(new TreeMap<>(Map.of(standard, source.inlineText().get())), standard);
    }
    Optional<ConfigMapSource> named = source.fromConfigMap();
    if (named.isEmpty()) {
      return new Unusable(
          ConditionReason.SourceNotFound, "spec.source: set one of inline and configMap");
    }
    String name = named.get().name();
    return facts
        .source()
        .map(configMap -> fromConfigMap(configMap, named.get().mainKey().orElse(standard)))
        .orElseGet(
            () ->
                new Unusable(
                    ConditionReason.SourceNotFound,
                    "spec.source.configMap.name: no ConfigMap "
                        + name
                        + " in this namespace; create it or name another"));
  }

  private static SourceContent fromConfigMap(ConfigMap configMap, String main) {
    SortedMap<String, String> files = new TreeMap<>();
    Optional.ofNullable(configMap.getData())
        .orElse(Map.of())
        .forEach(
            (key, text) -> {
              if (key.endsWith(".py") || key.equals(main)) {
                files.put(key, text);
              }
            });
    if (!files.containsKey(main)) {
      return new Unusable(
          ConditionReason.SourceNotFound,
          "spec.source.configMap: ConfigMap "
              + configMap.getMetadata().getName()
              + " has no key "
              + main
              + "; add it, or name the main file in spec.source.configMap.key");
    }
    return new Files(files, main);
  }
}
