// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** One thing that a check found wrong. */
@ApiObject
public record CheckIssue(
    @JsonPropertyDescription("Pod or Bot.") String type,
    @JsonPropertyDescription("Its name.") String name,
    @JsonPropertyDescription("Reason and sentence.") String message,
    @JsonPropertyDescription("What helps, and who does it.") String remedy) {}
