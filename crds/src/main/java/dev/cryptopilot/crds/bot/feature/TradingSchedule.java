// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot.feature;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Limits entries to hours and days. */
@ApiObject
@PreserveUnknownFields
public record TradingSchedule(
    @Default("false") @JsonPropertyDescription("Whether this feature is applied.") Boolean enabled,
    @JsonPropertyDescription("Hours of the day in which trades may be entered.")
        ActiveHours activeHours,
    @Size(max = 7) @JsonPropertyDescription("Days on which trades may be entered; all when absent.")
        List<Weekday> activeDays,
    @Default("UTC") @JsonPropertyDescription("IANA time zone of hours and days.") String timezone,
    @Default("false") @JsonPropertyDescription("Enter no trades at all.") Boolean holidayMode,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public TradingSchedule {
    enabled = enabled == null ? false : enabled;
    activeHours = activeHours == null ? new ActiveHours(null, null, null) : activeHours;
    activeDays = activeDays == null ? List.of(Weekday.values()) : List.copyOf(activeDays);
    timezone = timezone == null ? "UTC" : timezone;
    holidayMode = holidayMode == null ? false : holidayMode;
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
