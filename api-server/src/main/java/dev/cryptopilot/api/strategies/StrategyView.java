// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.strategies;

import dev.cryptopilot.crds.strategy.Source;
import dev.cryptopilot.crds.strategy.Strategy;

/** A strategy in the plain list. */
public record StrategyView(String name, String className, String description, String fileName) {

  /** Pure. */
  public static StrategyView of(Strategy strategy) {
    var spec = strategy.getSpec();
    String file =
        spec.source() == null
            ? spec.className() + ".py"
            : mainFile(spec.source(), spec.className());
    String description = spec.description() == null ? "" : spec.description();
    return new StrategyView(spec.className(), spec.className(), description, file);
  }

  private static String mainFile(Source source, String className) {
    return source.fromConfigMap().flatMap(map -> map.mainKey()).orElse(className + ".py");
  }
}
