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

/** Shows only a part of an order. */
@ApiObject
@PreserveUnknownFields
public record IcebergOrders(
    @Default("false") @JsonPropertyDescription("Whether this feature is applied.") Boolean enabled,
    @Default("20") @Min(0) @Max(100) @JsonPropertyDescription("Visible part, in percent.")
        BigDecimal visiblePercent,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public IcebergOrders {
    enabled = enabled == null ? false : enabled;
    visiblePercent = visiblePercent == null ? new BigDecimal("20") : visiblePercent;
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
