// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot.feature;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TextForm;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hours of the day in which trades may be entered. */
@ApiObject
@PreserveUnknownFields
public record ActiveHours(
    @Default("00:00")
        @Pattern(TextForm.HOUR_MINUTE)
        @JsonPropertyDescription("First minute, HH:MM.")
        String start,
    @Default("23:59")
        @Pattern(TextForm.HOUR_MINUTE)
        @JsonPropertyDescription("Last minute, HH:MM; before start means overnight.")
        String end,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public ActiveHours {
    start = start == null ? "00:00" : start;
    end = end == null ? "23:59" : end;
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
