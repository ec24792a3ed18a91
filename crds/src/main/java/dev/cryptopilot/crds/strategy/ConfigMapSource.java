// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TextForm;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import java.util.Optional;

/** A ConfigMap that holds the strategy's files. */
@ApiObject
public record ConfigMapSource(
    @Required
        @Pattern(TextForm.CONFIG_MAP_NAME)
        @JsonPropertyDescription("Name of the ConfigMap in the same namespace.")
        String name,
    @Pattern(TextForm.FILE_NAME)
        @JsonPropertyDescription(
            "Key of the main file; the class name with .py when absent. Other .py keys are helper modules.")
        String key) {
  /** Key of the main file; empty = the class name with .py. */
  public Optional<String> mainKey() {
    return Optional.ofNullable(key);
  }
}
