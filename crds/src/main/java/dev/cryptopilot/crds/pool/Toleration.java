// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TextForm;
import io.fabric8.generator.annotation.Pattern;

/** A taint that the pods tolerate, as in a Pod. */
@ApiObject
public record Toleration(
    @JsonPropertyDescription("Key of the taint; every taint when absent.") String key,
    @Pattern(TextForm.TOLERATION_OPERATOR) @JsonPropertyDescription("Exists or Equal.")
        String operator,
    @JsonPropertyDescription("Value of the taint, for Equal.") String value,
    @Pattern(TextForm.TAINT_EFFECT)
        @JsonPropertyDescription(
            "NoSchedule, PreferNoSchedule or NoExecute; every effect when absent.")
        String effect,
    @JsonPropertyDescription("How long a NoExecute taint is tolerated, in seconds.")
        Long tolerationSeconds) {}
