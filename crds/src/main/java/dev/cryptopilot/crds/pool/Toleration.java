// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** A taint that the pods tolerate, as in a Pod. */
@ApiObject
public record Toleration(
    @JsonPropertyDescription("Key of the taint; every taint when absent.") String key,
    @JsonPropertyDescription("Exists or Equal.") String operator,
    @JsonPropertyDescription("Value of the taint, for Equal.") String value,
    @JsonPropertyDescription("NoSchedule, PreferNoSchedule or NoExecute; every effect when absent.")
        String effect,
    @JsonPropertyDescription("How long a NoExecute taint is tolerated, in seconds.")
        Long tolerationSeconds) {}
