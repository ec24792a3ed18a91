// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** A move to another pod that is under way, or the last one. */
@ApiObject
public record MoveStatus(
    @JsonPropertyDescription("Pod the bot leaves.") String from,
    @JsonPropertyDescription("Pod the bot goes to.") String to,
    @JsonPropertyDescription("Sealing, Copying, Starting, Done or Failed.") String phase,
    @JsonPropertyDescription("When it began, RFC 3339.") String startedAt,
    @JsonPropertyDescription("Seconds without a process, once it is done.") Integer downtimeSeconds,
    @JsonPropertyDescription("What it waits for.") String message) {}
