// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** A move of a bot between pods: made, or suggested. */
@ApiObject
public record PoolMove(
    @JsonPropertyDescription("Name of the Bot.") String bot,
    @JsonPropertyDescription("Pod it leaves.") String from,
    @JsonPropertyDescription("Pod it goes to.") String to,
    @JsonPropertyDescription("Why it is moved.") String reason,
    @JsonPropertyDescription(
            "Waiting, Sealing, Copying, Starting, Done, Cancelled or Failed; absent for a"
                + " suggestion.")
        String phase,
    @JsonPropertyDescription("When it began, RFC 3339.") String at,
    @JsonPropertyDescription("Milliseconds without a process.") Long downtimeMs) {}
