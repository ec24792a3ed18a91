// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on the program of a version, as bots go by it. It stands in the status because only
 * the operator writes that.
 */
@ApiObject
public record VersionValidation(
    @JsonPropertyDescription("Whether bots may have the program.") Boolean accepted,
    @JsonPropertyDescription("The validator that said so.") String validator,
    @JsonPropertyDescription("What it found first, with file and line.") String message,
    @Size(max = 2) @JsonPropertyDescription("Freqtrade's own analyses that were asked for.")
        List<AnalysisResult> analyses,
    @JsonPropertyDescription("What a finding of theirs meant; absent without analyses.")
        OnFinding onFinding) {

  public VersionValidation {
    accepted = accepted != null && accepted;
    analyses = analyses == null ? List.of() : List.copyOf(analyses);
  }

  /** What a finding of the analyses meant; empty without analyses. */
  public Optional<OnFinding> meaning() {
    return Optional.ofNullable(onFinding);
  }
}
