// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot.feature;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stops entries in a crash of the market. */
@ApiObject
@PreserveUnknownFields
public record EmergencyStop(
    @Default("true") @JsonPropertyDescription("Whether this feature is applied.") Boolean enabled,
    @JsonPropertyDescription("What sets it off.") EmergencyTriggers triggers,
    @JsonPropertyDescription("What it does.") EmergencyActions actions,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public EmergencyStop {
    enabled = enabled == null ? true : enabled;
    triggers = triggers == null ? new EmergencyTriggers(null, null, null, null) : triggers;
    actions = actions == null ? new EmergencyActions(null, null, null, null) : actions;
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
