// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot.feature;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TextForm;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stops entries after a bad day. */
@ApiObject
@PreserveUnknownFields
public record DailyLossProtection(
    @Default("true") @JsonPropertyDescription("Whether this feature is applied.") Boolean enabled,
    @Default("5")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription(
            "Loss of the day that stops entries, in percent of the balance at its start.")
        BigDecimal maxDailyLossPercent,
    @Default("nextDay")
        @Pattern(TextForm.PAUSE)
        @JsonPropertyDescription("nextDay, manual, or a number of hours as a string.")
        String pauseUntil,
    @Default("false") @JsonPropertyDescription("Close open positions too.") Boolean closePositions,
    @Default("true") @JsonPropertyDescription("Tell the owner when it acts.") Boolean notifyUser,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public DailyLossProtection {
    enabled = enabled == null ? true : enabled;
    maxDailyLossPercent = maxDailyLossPercent == null ? new BigDecimal("5") : maxDailyLossPercent;
    pauseUntil = pauseUntil == null ? "nextDay" : pauseUntil;
    closePositions = closePositions == null ? false : closePositions;
    notifyUser = notifyUser == null ? true : notifyUser;
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
