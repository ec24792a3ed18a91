// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** What the running process counts about itself. */
@ApiObject
public record VitalsStatus(
    @JsonPropertyDescription("Start of the process that counts, RFC 3339.") String since,
    @JsonPropertyDescription("Errors and failures of the strategy that it has logged.")
        Integer errors,
    @JsonPropertyDescription("Median time of its last trading loops, in ms, decimal.")
        String loopMillis,
    @JsonPropertyDescription(
            "Median time in which it lately analysed a new candle of all its pairs, in ms, decimal.")
        String analysisMillis,
    @JsonPropertyDescription("When this was read, RFC 3339.") String at) {
  public VitalsStatus {
    errors = errors == null ? 0 : errors;
  }
}
