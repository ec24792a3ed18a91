// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** Coarse figures, written at most once a minute and only when they changed. */
@ApiObject
public record TradingStatus(
    @JsonPropertyDescription("Open trades.") Integer openTrades,
    @JsonPropertyDescription("Closed trades.") Integer closedTrades,
    @JsonPropertyDescription("Closed profit in the stake currency, decimal.") String profit,
    @JsonPropertyDescription("Value of the whole wallet in the stake currency, decimal.")
        String equity,
    @JsonPropertyDescription(
            "Balance that the measured process began with, decimal: equity is counted from it.")
        String startingCapital,
    @JsonPropertyDescription("The stake currency.") String currency,
    @JsonPropertyDescription("When the figures were taken, RFC 3339.") String at) {}
