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

/** Sells in steps as profit grows. Percentages are in percent points (2 = 2 %). */
@ApiObject
@PreserveUnknownFields
public record TakeProfitLevels(
    @Default("true") @JsonPropertyDescription("Whether this feature is applied.") Boolean enabled,
    @Default("ladder")
        @JsonPropertyDescription(
            "ladder sells a share at each level, single sells everything at the first.")
        TakeProfitMode mode,
    @Size(max = 20) @JsonPropertyDescription("The levels, lowest first; replaced as a whole.")
        List<TakeProfitLevel> levels,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public TakeProfitLevels {
    enabled = enabled == null ? true : enabled;
    mode = mode == null ? TakeProfitMode.Ladder : mode;
    levels = levels == null ? List.of() : List.copyOf(levels);
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
