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

/** Limits what one asset may take. */
@ApiObject
@PreserveUnknownFields
public record PositionLimits(
    @Default("true") @JsonPropertyDescription("Whether this feature is applied.") Boolean enabled,
    @Default("30")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription("Most of the balance in one asset, in percent.")
        BigDecimal maxPercentPerAsset,
    @Default("3") @Min(1) @Max(1000) @JsonPropertyDescription("Most open trades of one asset.")
        Integer maxPositionsPerAsset,
    @Default("2")
        @Min(1)
        @Max(1000)
        @JsonPropertyDescription("Most open trades of one correlation group.")
        Integer maxCorrelatedPositions,
    @Default("3600")
        @Min(0)
        @Max(31536000)
        @JsonPropertyDescription("Seconds between two entries of one asset.")
        Integer minTimeBetweenSameAsset,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public PositionLimits {
    enabled = enabled == null ? true : enabled;
    maxPercentPerAsset = maxPercentPerAsset == null ? new BigDecimal("30") : maxPercentPerAsset;
    maxPositionsPerAsset = maxPositionsPerAsset == null ? 3 : maxPositionsPerAsset;
    maxCorrelatedPositions = maxCorrelatedPositions == null ? 2 : maxCorrelatedPositions;
    minTimeBetweenSameAsset = minTimeBetweenSameAsset == null ? 3600 : minTimeBetweenSameAsset;
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
