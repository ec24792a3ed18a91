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
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Follows the price up with a stop. Percentages are in percent points. */
@ApiObject
@PreserveUnknownFields
public record TrailingStop(
    @Default("true") @JsonPropertyDescription("Whether this feature is applied.") Boolean enabled,
    @Default("3")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription("Profit at which the stop is set, in percent.")
        BigDecimal activationPercent,
    @Default("1.5")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription("Distance of the stop below the highest price, in percent.")
        BigDecimal callbackRate,
    @Default("true") @JsonPropertyDescription("Never let the stop fall below entry plus 0.5 %.")
        Boolean lockInProfit,
    @Default("0.5")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription("The stop is moved after a rise of at least this, in percent.")
        BigDecimal stepSize,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public TrailingStop {
    enabled = enabled == null ? true : enabled;
    activationPercent = activationPercent == null ? new BigDecimal("3") : activationPercent;
    callbackRate = callbackRate == null ? new BigDecimal("1.5") : callbackRate;
    lockInProfit = lockInProfit == null ? true : lockInProfit;
    stepSize = stepSize == null ? new BigDecimal("0.5") : stepSize;
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
