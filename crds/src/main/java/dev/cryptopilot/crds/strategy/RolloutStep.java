// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TimeSpan;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import java.util.Optional;

/** A step of a roll-out. */
@ApiObject
public record RolloutStep(
    @Required
        @Min(1)
        @Max(100)
        @JsonPropertyDescription(
            "Share of the followers that have the new version at this step, in percent.")
        Integer percent,
    @Pattern(TimeSpan.PATTERN)
        @JsonPropertyDescription(
            "How long to watch before the next step. Absent: go on as soon as all are ready.")
        TimeSpan pause) {
  /** How long to watch; empty = go on at once. */
  public Optional<TimeSpan> watch() {
    return Optional.ofNullable(pause);
  }
}
