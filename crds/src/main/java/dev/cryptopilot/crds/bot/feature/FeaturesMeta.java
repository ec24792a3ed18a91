// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot.feature;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** When and with which version of the settings page the features were saved. */
@ApiObject
@PreserveUnknownFields
public record FeaturesMeta(
    @JsonPropertyDescription("Version of the settings.") String version,
    @JsonPropertyDescription("When they were first saved, ISO 8601.") String createdAt,
    @JsonPropertyDescription("When they were last saved, ISO 8601.") String updatedAt,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public FeaturesMeta {
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
