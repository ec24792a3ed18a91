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

/** Puts profit back to work. */
@ApiObject
@PreserveUnknownFields
public record Compounding(
    @Default("false") @JsonPropertyDescription("Whether this feature is applied.") Boolean enabled,
    @Default("80")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription("Share of profit that is added to the stake, in percent.")
        BigDecimal reinvestPercent,
    @Default("1000")
        @Min(0)
        @JsonPropertyDescription("Profit above which the rest is set aside, in the stake currency.")
        BigDecimal withdrawalThreshold,
    @Default("daily") @JsonPropertyDescription("How often.") CompoundFrequency compoundFrequency,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public Compounding {
    enabled = enabled == null ? false : enabled;
    reinvestPercent = reinvestPercent == null ? new BigDecimal("80") : reinvestPercent;
    withdrawalThreshold =
        withdrawalThreshold == null ? new BigDecimal("1000") : withdrawalThreshold;
    compoundFrequency = compoundFrequency == null ? CompoundFrequency.Daily : compoundFrequency;
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
