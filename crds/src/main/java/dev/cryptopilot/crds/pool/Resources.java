// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a pod asks for and may use. */
@ApiObject
public record Resources(
    @JsonPropertyDescription(
            "What is reserved for the pod. Kubernetes quantities by resource name, such as memory: 1Gi.")
        Map<String, String> requests,
    @JsonPropertyDescription(
            "What the pod may use at most. Kubernetes quantities by resource name, such as memory: 1Gi.")
        Map<String, String> limits) {
  public Resources {
    requests =
        requests == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(requests));
    limits = limits == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(limits));
  }
}
