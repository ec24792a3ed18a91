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

/** What sets off the emergency stop. */
@ApiObject
@PreserveUnknownFields
public record EmergencyTriggers(
    @Default("15") @Min(0) @Max(100) @JsonPropertyDescription("Fall of BTC, in percent.")
        BigDecimal btcDropPercent,
    @Default("20")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription("Fall of the owner's portfolio within 24 hours, in percent.")
        BigDecimal portfolioDropPercent,
    @Default("60")
        @Min(1)
        @Max(10080)
        @JsonPropertyDescription("Minutes within which BTC must fall.")
        Integer btcDropTimeframe,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public EmergencyTriggers {
    btcDropPercent = btcDropPercent == null ? new BigDecimal("15") : btcDropPercent;
    portfolioDropPercent =
        portfolioDropPercent == null ? new BigDecimal("20") : portfolioDropPercent;
    btcDropTimeframe = btcDropTimeframe == null ? 60 : btcDropTimeframe;
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
