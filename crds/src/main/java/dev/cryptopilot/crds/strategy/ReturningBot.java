// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** A bot that was told to go back to the stable version, and has one of the places for that. */
@ApiObject
public record ReturningBot(
    @JsonPropertyDescription("Name of the bot.") String bot,
    @JsonPropertyDescription(
            "When its place is free for another one at the latest, RFC 3339; sooner once it is back.")
        String until) {}
