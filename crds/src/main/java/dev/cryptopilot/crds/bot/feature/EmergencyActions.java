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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the emergency stop does. */
@ApiObject
@PreserveUnknownFields
public record EmergencyActions(
    @Default("false") @JsonPropertyDescription("Close every open position.")
        Boolean closeAllPositions,
    @Default("4") @Min(0) @Max(8760) @JsonPropertyDescription("Hours without entries.")
        Integer pauseDurationHours,
    @Default("true") @JsonPropertyDescription("Tell the owner when it acts.") Boolean notifyUser,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public EmergencyActions {
    closeAllPositions = closeAllPositions == null ? false : closeAllPositions;
    pauseDurationHours = pauseDurationHours == null ? 4 : pauseDurationHours;
    notifyUser = notifyUser == null ? true : notifyUser;
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
