// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** What was measured of the bots with one version. */
@ApiObject
public record GroupFigures(
    @JsonPropertyDescription("Bots looked at.") Integer bots,
    @JsonPropertyDescription("Hours they traded, summed, decimal.") String botHours,
    @JsonPropertyDescription("Crashes of these bots.") Integer crashes,
    @JsonPropertyDescription("Stalls of these bots.") Integer stalls,
    @JsonPropertyDescription("Logged errors a bot and hour, decimal.") String errorsPerHour,
    @JsonPropertyDescription("Greatest fall of equity, in percent, decimal.")
        String drawdownPercent,
    @JsonPropertyDescription("Profit a bot and hour, in percent, decimal.") String profitPercent,
    @JsonPropertyDescription(
            "Median over the bots of the time that the analysis of a new candle takes, in ms, decimal.")
        String loopMillis) {}
