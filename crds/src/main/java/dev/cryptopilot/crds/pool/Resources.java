// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a pod asks for and may use. */
@ApiObject
public record Resources(
    @ValidationRule(
            value = "self.all(k, isQuantity(self[k]))",
            message =
                "spec.template.resources.requests: write Kubernetes quantities, such as 500m or 1Gi")
        @JsonPropertyDescription(
            "What is reserved for the pod. Kubernetes quantities by resource name, such as memory: 1Gi.")
        Map<String, String> requests,
    @ValidationRule(
            value = "self.all(k, isQuantity(self[k]))",
            message =
                "spec.template.resources.limits: write Kubernetes quantities, such as 500m or 1Gi")
        @JsonPropertyDescription(
            "What the pod may use at most. Kubernetes quantities by resource name, such as memory: 1Gi.")
        Map<String, String> limits) {
  public Resources {
    requests =
        requests == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(requests));
    limits = limits == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(limits));
  }
}
