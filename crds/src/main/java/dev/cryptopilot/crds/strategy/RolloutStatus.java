// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** How far a roll-out is. */
@ApiObject
public record RolloutStatus(
    @JsonPropertyDescription("Where the roll-out is.") RolloutPhase phase,
    @JsonPropertyDescription("The version that is or was rolled out last.") String version,
    @JsonPropertyDescription("The stable version it started from.") String from,
    @JsonPropertyDescription("Number of the step, from 0.") Integer step,
    @JsonPropertyDescription(
            "Share of the followers that may have the new version at this step, in percent.")
        Integer percent,
    @JsonPropertyDescription("Followers that run the new version.") Integer updated,
    @JsonPropertyDescription("Followers that are not stopped.") Integer total,
    @JsonPropertyDescription("When the step began, RFC 3339.") String stepStartedAt,
    @JsonPropertyDescription(
            "Healthy, NotEnoughData, NotJudged, or what it was taken back for: Crashes, Stalls, Drawdown, Errors, LossVsStable, LoopTime, Aborted.")
        String verdict,
    @JsonPropertyDescription("The verdict in a sentence, with its figures.") String reason,
    @JsonPropertyDescription("What the roll-out does or waits for.") String message,
    @JsonPropertyDescription("Figures of the bots with the new version.")
        GroupFigures candidateFigures,
    @JsonPropertyDescription("Figures of the bots with the stable version.")
        GroupFigures stableFigures,
    @Size(max = 20000)
        @JsonPropertyDescription(
            "Names of the bots that are to run the new version; everybody else follows the stable one. Once it was taken back: those that wait for their turn to go back.")
        List<String> candidates,
    @JsonPropertyDescription(
            "When all bots of the step had the new version, RFC 3339; the pause counts from here.")
        String watchingSince,
    @JsonPropertyDescription("The action in spec that was last seen.") RolloutAction action,
    @JsonPropertyDescription("The version that was in spec when the action was set.")
        String actionFor,
    @Size(max = 400) @JsonPropertyDescription("What was counted of single bots so far.")
        List<WatchedBot> watched,
    @Size(max = 1000)
        @JsonPropertyDescription(
            "Bots on their way back from a version that was taken back, while others wait for theirs.")
        List<ReturningBot> returning) {

  public RolloutStatus {
    candidates = candidates == null ? List.of() : List.copyOf(candidates);
    watched = watched == null ? List.of() : List.copyOf(watched);
    returning = returning == null ? List.of() : List.copyOf(returning);
  }

  /** Whether some bots are on their way to the new version. */
  public boolean underWay() {
    return phase == RolloutPhase.Progressing
        || phase == RolloutPhase.Waiting
        || phase == RolloutPhase.Paused;
  }

  /** Whether that bot is to run the version that is rolled out, or was taken back just now. */
  public boolean isCandidate(String bot) {
    return candidates.contains(bot);
  }

  public static RolloutStatusBuilder builder() {
    return new RolloutStatusBuilder();
  }
}
