// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot.feature;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Features around a strategy, as the web frontend edits them; an absent group is off, fields not
 * listed are kept.
 */
@ApiObject
@PreserveUnknownFields
public record Features(
    @JsonPropertyDescription("Sells in steps as profit grows. Absent: off.")
        TakeProfitLevels takeProfitLevels,
    @JsonPropertyDescription("Follows the price up with a stop. Absent: off.")
        TrailingStop trailingStop,
    @JsonPropertyDescription("Stops entries after a bad day. Absent: off.")
        DailyLossProtection dailyLossProtection,
    @JsonPropertyDescription("Limits entries to hours and days. Absent: off.")
        TradingSchedule tradingSchedule,
    @JsonPropertyDescription("Limits what one asset may take. Absent: off.")
        PositionLimits positionLimits,
    @JsonPropertyDescription("Scales the stake with volatility. Absent: off.")
        VolatilityAdjustment volatilityAdjustment,
    @JsonPropertyDescription("Stops entries in a crash of the market. Absent: off.")
        EmergencyStop emergencyStop,
    @JsonPropertyDescription("How orders are placed. Absent: off.") OrderExecution orderExecution,
    @JsonPropertyDescription("Puts profit back to work. Absent: off.") Compounding compounding,
    @JsonProperty("_meta")
        @JsonPropertyDescription(
            "When and with which version of the settings page the features were saved.")
        FeaturesMeta meta,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {
  public Features {
    other = other == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }

  /** Sells in steps as profit grows. Empty: off. */
  public Optional<TakeProfitLevels> takeProfit() {
    return Optional.ofNullable(takeProfitLevels);
  }

  /** Follows the price up with a stop. Empty: off. */
  public Optional<TrailingStop> trailing() {
    return Optional.ofNullable(trailingStop);
  }

  /** Stops entries after a bad day. Empty: off. */
  public Optional<DailyLossProtection> dailyLoss() {
    return Optional.ofNullable(dailyLossProtection);
  }

  /** Limits entries to hours and days. Empty: off. */
  public Optional<TradingSchedule> schedule() {
    return Optional.ofNullable(tradingSchedule);
  }

  /** Limits what one asset may take. Empty: off. */
  public Optional<PositionLimits> limits() {
    return Optional.ofNullable(positionLimits);
  }

  /** Scales the stake with volatility. Empty: off. */
  public Optional<VolatilityAdjustment> volatility() {
    return Optional.ofNullable(volatilityAdjustment);
  }

  /** Stops entries in a crash of the market. Empty: off. */
  public Optional<EmergencyStop> emergency() {
    return Optional.ofNullable(emergencyStop);
  }

  /** How orders are placed. Empty: off. */
  public Optional<OrderExecution> execution() {
    return Optional.ofNullable(orderExecution);
  }

  /** Puts profit back to work. Empty: off. */
  public Optional<Compounding> reinvestment() {
    return Optional.ofNullable(compounding);
  }
}
