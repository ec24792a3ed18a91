// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.strategies;

import dev.cryptopilot.crds.strategy.Strategy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A strategy in the list that the web client offers for new bots; everything comes from the
 * resource.
 *
 * @param riskLevel low, medium or high
 * @param defaultRiskTemplate offered first; balanced when the resource names none
 */
public record EnhancedStrategyView(
    String name,
    String displayName,
    String description,
    List<String> features,
    String riskLevel,
    String recommendedFor,
    String defaultRiskTemplate) {

  /** Pure. */
  public static EnhancedStrategyView of(Strategy strategy) {
    var spec = strategy.getSpec();
    return new EnhancedStrategyView(
        spec.className(),
        spec.title().orElse(spec.className()),
        text(spec.description()),
        spec.features(),
        Optional.ofNullable(spec.riskLevel())
            .map(risk -> risk.name().toLowerCase(Locale.ROOT))
            .orElse("medium"),
        text(spec.recommendedFor()),
        Optional.ofNullable(spec.defaultRiskTemplate()).orElse("balanced"));
  }

  private static String text(String mayBeNull) {
    return mayBeNull == null ? "" : mayBeNull;
  }
}
