// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;

/** How many pods the pool has. */
@ApiObject
@ValidationRule(
    value = "self.min <= self.max",
    message = "spec.pods.min must not be above spec.pods.max")
public record PodRange(
    @SpecReplicas
        @Default("1")
        @Min(0)
        @Max(500)
        @JsonPropertyDescription("Pods kept even without bots. kubectl scale sets this field.")
        Integer min,
    @Default("5")
        @Min(1)
        @Max(500)
        @JsonPropertyDescription("Most pods; bots that find no slot wait.")
        Integer max) {
  public PodRange {
    min = min == null ? 1 : min;
    max = max == null ? 5 : max;
  }
}
