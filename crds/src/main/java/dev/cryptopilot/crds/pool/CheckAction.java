// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** One thing that was being done when a check looked. */
@ApiObject
public record CheckAction(
    @JsonPropertyDescription("Pod or Bot.") String type,
    @JsonPropertyDescription("Its name.") String name,
    @JsonPropertyDescription("What is done, such as StartBot.") String action,
    @JsonPropertyDescription("Why it was done.") String reason) {}
