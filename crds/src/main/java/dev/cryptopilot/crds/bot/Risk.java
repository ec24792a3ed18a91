// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Risk settings of a bot, as the web frontend edits them; fields not listed here are kept in {@code
 * other}.
 */
@ApiObject
@PreserveUnknownFields
public record Risk(
    @Default("50")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription(
            "0 (ultra conservative) to 100 (ultra aggressive); the other limits follow from it.")
        Integer riskLevel,
    @Default("true") @JsonPropertyDescription("Keep the portfolio near its target allocation.")
        Boolean autoRebalance,
    @Default("true") @JsonPropertyDescription("Buy more of a losing position in steps.")
        Boolean dcaEnabled,
    @Default("true") @JsonPropertyDescription("Whether these settings are applied at all.")
        Boolean enabled,
    @PreserveUnknownFields
        @JsonPropertyDescription(
            "Limits that replace those computed from riskLevel; ratios (0.05 = 5 %).")
        Map<String, Object> riskConfig,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public Risk {
    riskLevel = riskLevel == null ? 50 : riskLevel;
    autoRebalance = autoRebalance == null ? true : autoRebalance;
    dcaEnabled = dcaEnabled == null ? true : dcaEnabled;
    enabled = enabled == null ? true : enabled;
    riskConfig =
        riskConfig == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(riskConfig));
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
