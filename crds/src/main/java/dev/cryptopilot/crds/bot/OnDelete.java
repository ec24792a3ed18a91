// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TimeSpan;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;

/** What happens when the bot is deleted. */
@ApiObject
public record OnDelete(
    @Default("Close")
        @JsonPropertyDescription(
            "Close: open positions are closed at the market price first. Keep: they are left as they are.")
        PositionPolicy positions,
    @Default("2m")
        @Pattern(TimeSpan.PATTERN)
        @JsonPropertyDescription(
            "How long closing may take before the bot is stopped with what is left.")
        TimeSpan timeout) {
  public OnDelete {
    positions = positions == null ? PositionPolicy.Close : positions;
    timeout = timeout == null ? TimeSpan.ofSeconds(120) : timeout;
  }
}
