// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** Why the process last ended. */
@ApiObject
public record LastExit(
    @JsonPropertyDescription("Exit code; absent after a signal.") Integer code,
    @JsonPropertyDescription("Signal that ended it.") String signal,
    @JsonPropertyDescription("One word, such as StrategyNotLoaded or ExchangeUnreachable.")
        String reason,
    @JsonPropertyDescription("What happened, with file and line where there is one.")
        String message,
    @JsonPropertyDescription("Field of the Bot to look at.") String field,
    @JsonPropertyDescription("When, RFC 3339.") String at) {}
