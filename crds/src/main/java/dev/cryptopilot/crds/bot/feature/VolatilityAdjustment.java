// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot.feature;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Scales the stake with volatility. */
@ApiObject
@PreserveUnknownFields
@ValidationRule(
    value = "self.minSizeMultiplier <= self.maxSizeMultiplier",
    message =
        "spec.features.volatilityAdjustment.minSizeMultiplier must not be above maxSizeMultiplier")
public record VolatilityAdjustment(
    @Default("true") @JsonPropertyDescription("Whether this feature is applied.") Boolean enabled,
    @Default("ATR") @JsonPropertyDescription("How volatility is measured.") VolatilityMethod method,
    @Default("0.5") @Min(0) @Max(100) @JsonPropertyDescription("Least factor on the stake.")
        BigDecimal minSizeMultiplier,
    @Default("1.5") @Min(0) @Max(100) @JsonPropertyDescription("Greatest factor on the stake.")
        BigDecimal maxSizeMultiplier,
    @Default("14") @Min(1) @Max(1000) @JsonPropertyDescription("Candles looked at.")
        Integer lookbackPeriod,
    @Default("1") @Min(0) @Max(100) @JsonPropertyDescription("How strongly volatility counts.")
        BigDecimal scaleFactor,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public VolatilityAdjustment {
    enabled = enabled == null ? true : enabled;
    method = method == null ? VolatilityMethod.ATR : method;
    minSizeMultiplier = minSizeMultiplier == null ? new BigDecimal("0.5") : minSizeMultiplier;
    maxSizeMultiplier = maxSizeMultiplier == null ? new BigDecimal("1.5") : maxSizeMultiplier;
    lookbackPeriod = lookbackPeriod == null ? 14 : lookbackPeriod;
    scaleFactor = scaleFactor == null ? new BigDecimal("1") : scaleFactor;
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
