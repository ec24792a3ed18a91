// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** What became of requests to even out the pool. */
@ApiObject
public record RebalanceStatus(
    @JsonPropertyDescription("Last request that is answered: value of the annotation.")
        String lastRequest,
    @JsonPropertyDescription("When it was answered, RFC 3339.") String answeredAt,
    @JsonPropertyDescription("What was done, or would be.") String message) {}
