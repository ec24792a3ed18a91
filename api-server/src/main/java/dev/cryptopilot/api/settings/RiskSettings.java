// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.Risk;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The four fields of the risk page.
 *
 * @param riskLevel 0 (ultra conservative) to 100 (ultra aggressive)
 */
public record RiskSettings(
    BigDecimal riskLevel, boolean autoRebalance, boolean dcaEnabled, boolean enabled) {

  /** What a bot of the web client begins with. */
  public static final RiskSettings DEFAULTS =
      new RiskSettings(BigDecimal.valueOf(50), true, true, true);

  /** Of a bot; one without settings has the defaults, switched off. Pure. */
  public static RiskSettings of(Bot bot) {
    Optional<Risk> stored = bot.getSpec().riskSettings();
    return stored
        .map(
            risk ->
                new RiskSettings(
                    BigDecimal.valueOf(risk.riskLevel()),
                    risk.autoRebalance(),
                    risk.dcaEnabled(),
                    risk.enabled()))
        .orElseGet(() -> DEFAULTS.withEnabled(false));
  }

  RiskSettings withEnabled(boolean other) {
    return new RiskSettings(riskLevel, autoRebalance, dcaEnabled, other);
  }

  /** Ultra Conservative, Conservative, Balanced, Aggressive or Ultra Aggressive: the nearest. */
  public String label() {
    return switch ((riskLevel.intValue() * 4 + 50) / 100) {
      case 0 -> "Ultra Conservative";
      case 1 -> "Conservative";
      case 2 -> "Balanced";
      case 3 -> "Aggressive";
      default -> "Ultra Aggressive";
    };
  }

  /** As {@code spec.risk} holds it. */
  public ObjectNode stored() {
    return Json.mapper()
        .createObjectNode()
        .put("riskLevel", riskLevel.intValue())
        .put("autoRebalance", autoRebalance)
        .put("dcaEnabled", dcaEnabled)
        .put("enabled", enabled);
  }
}
