// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/**
 * The verdict on the program of a version, as bots go by it. It stands in the status because only
 * the operator writes that.
 */
@ApiObject
public record VersionValidation(
    @JsonPropertyDescription("Whether bots may have the program.") Boolean accepted,
    @JsonPropertyDescription("The validator that said so.") String validator,
    @JsonPropertyDescription("What it found first, with file and line.") String message) {
  public VersionValidation {
    accepted = accepted != null && accepted;
  }
}
