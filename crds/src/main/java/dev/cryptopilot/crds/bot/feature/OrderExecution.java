// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot.feature;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.bot.TimeInForce;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How orders are placed. */
@ApiObject
@PreserveUnknownFields
public record OrderExecution(
    @Default("true") @JsonPropertyDescription("Whether this feature is applied.") Boolean enabled,
    @Default("true") @JsonPropertyDescription("Limit orders instead of market orders.")
        Boolean useLimit,
    @Default("0.1")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription("Distance of the limit from the price, in percent.")
        BigDecimal limitOffsetPercent,
    @Default("true") @JsonPropertyDescription("Only as a maker.") Boolean postOnly,
    @Default("GTC") @JsonPropertyDescription("How long an order stays in the book.")
        TimeInForce timeInForce,
    @JsonPropertyDescription("Shows only a part of an order.") IcebergOrders icebergOrders,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public OrderExecution {
    enabled = enabled == null ? true : enabled;
    useLimit = useLimit == null ? true : useLimit;
    limitOffsetPercent = limitOffsetPercent == null ? new BigDecimal("0.1") : limitOffsetPercent;
    postOnly = postOnly == null ? true : postOnly;
    timeInForce = timeInForce == null ? TimeInForce.GTC : timeInForce;
    icebergOrders = icebergOrders == null ? new IcebergOrders(null, null, null) : icebergOrders;
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
