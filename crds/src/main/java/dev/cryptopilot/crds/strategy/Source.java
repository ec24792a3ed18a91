// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Optional;

/** The strategy's program: exactly one of inline and configMap. */
@ApiObject
@ValidationRule(
    value = "has(self.inline) != has(self.configMap)",
    message = "spec.source: set exactly one of inline and configMap")
public record Source(
    @Size(min = 1, max = 262144) @JsonPropertyDescription("The Python source itself.")
        String inline,
    @JsonPropertyDescription("A ConfigMap with the Python source; kustomize's hashed names work.")
        ConfigMapSource configMap) {
  /** The source itself; empty when it is in a ConfigMap. */
  public Optional<String> inlineText() {
    return Optional.ofNullable(inline);
  }

  /** The ConfigMap; empty when the source is inline. */
  public Optional<ConfigMapSource> fromConfigMap() {
    return Optional.ofNullable(configMap);
  }
}
