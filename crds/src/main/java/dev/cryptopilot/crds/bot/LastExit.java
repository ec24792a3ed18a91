// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** Why the process last ended. */
@ApiObject
public record LastExit(
    @JsonPropertyDescription("Exit code; absent after a signal.") Integer code,
    @JsonPropertyDescription("Signal that ended it.") String signal,
    @JsonPropertyDescription("One word, such as StrategyNotLoaded or ExchangeUnreachable.")
        String reason,
    @JsonPropertyDescription("What happened, with file and line where there is one.")
        String message,
    @JsonPropertyDescription("Field of the Bot to look at.") String field,
    @JsonPropertyDescription("When, RFC 3339.") String at) {
  public LastExit {
    // Nothing empty is written: kept as "" it would differ for ever from what is read back.
    signal = absentIfEmpty(signal);
    reason = absentIfEmpty(reason);
    message = absentIfEmpty(message);
    field = absentIfEmpty(field);
  }

  private static String absentIfEmpty(String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
