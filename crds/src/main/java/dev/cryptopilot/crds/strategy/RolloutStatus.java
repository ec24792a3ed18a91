// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** How far a roll-out is. */
@ApiObject
public record RolloutStatus(
    @JsonPropertyDescription("Where the roll-out is.") RolloutPhase phase,
    @JsonPropertyDescription("The version being rolled out.") String version,
    @JsonPropertyDescription("The stable version it started from.") String from,
    @JsonPropertyDescription("Number of the step, from 0.") Integer step,
    @JsonPropertyDescription("Share of the followers at this step.") Integer percent,
    @JsonPropertyDescription("Followers that run the new version.") Integer updated,
    @JsonPropertyDescription("Followers.") Integer total,
    @JsonPropertyDescription("When the step began, RFC 3339.") String stepStartedAt,
    @JsonPropertyDescription("Healthy, NotEnoughData, or what it was taken back for.")
        String verdict,
    @JsonPropertyDescription("The verdict in a sentence, with its figures.") String message,
    @JsonPropertyDescription("Figures of the bots with the new version.")
        GroupFigures candidateFigures,
    @JsonPropertyDescription("Figures of the bots with the stable version.")
        GroupFigures stableFigures) {

  public static RolloutStatusBuilder builder() {
    return new RolloutStatusBuilder();
  }
}
