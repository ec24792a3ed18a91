// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** A move to another pod that is under way, or the last one. */
@ApiObject
public record MoveStatus(
    @JsonPropertyDescription("Pod the bot leaves.") String from,
    @JsonPropertyDescription("Pod the bot goes to.") String to,
    @JsonPropertyDescription("Waiting, Sealing, Copying, Starting, Done, Cancelled or Failed.")
        String phase,
    @JsonPropertyDescription("When it began, RFC 3339.") String startedAt,
    @JsonPropertyDescription("Why it is moved.") String reason,
    @JsonPropertyDescription("When it ended, RFC 3339.") String finishedAt,
    @JsonPropertyDescription("Milliseconds without a process, once it is known.") Long downtimeMs,
    @JsonPropertyDescription("What it waits for.") String message) {}
