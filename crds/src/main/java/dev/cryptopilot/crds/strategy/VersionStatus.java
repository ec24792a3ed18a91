// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import java.util.Optional;

/** One version of a strategy. */
@ApiObject
public record VersionStatus(
    @JsonPropertyDescription("The version.") String version,
    @JsonPropertyDescription("SHA-256 of source and parameters, in hex.") String digest,
    @JsonPropertyDescription("The immutable ConfigMap that holds it.") String configMap,
    @JsonPropertyDescription("What became of it.") VersionState state,
    @JsonPropertyDescription("When it was taken up, RFC 3339.") String createdAt,
    @JsonPropertyDescription("Bots that run it.") Integer bots,
    @JsonPropertyDescription("Why it is in this state.") String message,
    @JsonPropertyDescription("The verdict on its program; absent before there is one.")
        VersionValidation validation) {
  public VersionStatus {
    bots = bots == null ? 0 : bots;
  }

  /** The verdict on its program; empty before there is one. */
  public Optional<VersionValidation> verdict() {
    return Optional.ofNullable(validation);
  }
}
