// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** What the bot was worth in the end. */
@ApiObject
public record Settlement(
    @JsonPropertyDescription("Final value of the wallet, decimal.") String equity,
    @JsonPropertyDescription(
            "Balance that the last process began with, decimal: equity is counted from it.")
        String startingCapital,
    @JsonPropertyDescription("The stake currency.") String currency,
    @JsonPropertyDescription("When it was taken, RFC 3339.") String at) {}
