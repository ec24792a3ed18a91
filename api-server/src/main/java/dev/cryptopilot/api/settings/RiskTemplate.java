// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Named risk settings to begin with. */
public enum RiskTemplate {
  CONSERVATIVE("conservative", 25, true, false),
  BALANCED("balanced", 50, true, true),
  AGGRESSIVE("aggressive", 75, true, true),
  DCA_FOCUSED("dcaFocused", 50, false, true),
  PORTFOLIO_REBALANCING("portfolioRebalancing", 40, true, false);

  private final String id;
  private final int riskLevel;
  private final boolean autoRebalance;
  private final boolean dcaEnabled;

  RiskTemplate(String id, int riskLevel, boolean autoRebalance, boolean dcaEnabled) {
    this.id = id;
    this.riskLevel = riskLevel;
    this.autoRebalance = autoRebalance;
    this.dcaEnabled = dcaEnabled;
  }

  /** The name in requests. */
  public String id() {
    return id;
  }

  public RiskSettings settings() {
    return new RiskSettings(BigDecimal.valueOf(riskLevel), autoRebalance, dcaEnabled, true);
  }

  /** As {@code spec.risk} holds it. */
  public ObjectNode stored() {
    return settings().stored();
  }

  public static Optional<RiskTemplate> named(String id) {
    return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
  }

  /** All names, for messages. */
  public static String ids() {
    return Arrays.stream(values()).map(RiskTemplate::id).collect(Collectors.joining(", "));
  }
}
