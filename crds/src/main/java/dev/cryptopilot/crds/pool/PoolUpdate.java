// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TimeSpan;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;

/** How pods are replaced after a change of the template. */
@ApiObject
public record PoolUpdate(
    @Default("WhenFlat")
        @JsonPropertyDescription("What happens to the bots of a pod that is replaced.")
        BotsOnUpdate bots,
    @Default("1")
        @Min(0)
        @Max(50)
        @JsonPropertyDescription("Pods that may exist beyond max while replacing.")
        Integer maxSurge,
    @Default("10m")
        @Pattern(TimeSpan.PATTERN)
        @JsonPropertyDescription(
            "A pod whose bots are not back after this stops the change and takes the old template back.")
        TimeSpan deadline,
    @Default("false") @JsonPropertyDescription("Replace no further pods for now.") Boolean paused) {
  public PoolUpdate {
    bots = bots == null ? BotsOnUpdate.WhenFlat : bots;
    maxSurge = maxSurge == null ? 1 : maxSurge;
    deadline = deadline == null ? TimeSpan.ofSeconds(600) : deadline;
    paused = paused == null ? false : paused;
  }
}
