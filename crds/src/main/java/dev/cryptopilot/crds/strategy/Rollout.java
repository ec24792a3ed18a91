// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Optional;

/** How a new version reaches the bots that follow the strategy. */
@ApiObject
public record Rollout(
    @Size(max = 20)
        @JsonPropertyDescription("Steps, ascending, the last one 100. Absent: everybody at once.")
        List<RolloutStep> steps,
    @JsonPropertyDescription("What takes the roll-out back.") AbortOn abortOn,
    @JsonPropertyDescription("What a person wants now: Promote, Pause or Abort.")
        RolloutAction action) {
  public Rollout {
    steps = steps == null ? List.of() : List.copyOf(steps);
    abortOn = abortOn == null ? new AbortOn(null, null, null, null, null, null) : abortOn;
  }

  /** What a person wants; empty = go on. */
  public Optional<RolloutAction> wanted() {
    return Optional.ofNullable(action);
  }
}
