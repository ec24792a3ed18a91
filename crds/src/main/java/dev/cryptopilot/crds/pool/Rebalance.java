// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How the pool evens out its pods. */
@ApiObject
public record Rebalance(
    @Default("Off") @JsonPropertyDescription("Off, Suggest or Auto.") RebalanceMode mode,
    @Default("6") @Min(1) @Max(1000) @JsonPropertyDescription("Most moves in an hour.")
        Integer maxMovesPerHour) {
  public Rebalance {
    mode = mode == null ? RebalanceMode.Off : mode;
    maxMovesPerHour = maxMovesPerHour == null ? 6 : maxMovesPerHour;
  }
}
