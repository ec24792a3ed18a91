// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot.feature;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One rung of the take profit ladder. */
@ApiObject
@PreserveUnknownFields
public record TakeProfitLevel(
    @Required
        @Min(0)
        @Max(100)
        @JsonPropertyDescription("Profit of the trade at which the level is reached, in percent.")
        BigDecimal percentage,
    @Required
        @Min(0)
        @Max(100)
        @JsonPropertyDescription("Share of the original position that is sold there, in percent.")
        BigDecimal exitPercent,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public TakeProfitLevel {
    percentage = percentage == null ? BigDecimal.ZERO : percentage;
    exitPercent = exitPercent == null ? BigDecimal.ZERO : exitPercent;
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
