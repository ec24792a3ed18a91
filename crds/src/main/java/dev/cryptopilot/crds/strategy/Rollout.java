// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Optional;

/** How a new version reaches the bots that follow the strategy. */
@ApiObject
public record Rollout(
    @Size(max = 20)
        @ValidationRule(
            value = "self.size() == 0 || self[self.size() - 1].percent == 100",
            message = "spec.rollout.steps: the last step must be 100 percent")
        @ValidationRule(
            value =
                "self.map(s, s.percent).isSorted() && self.all(s, self.exists_one(t, t.percent == s.percent))",
            message = "spec.rollout.steps: percent must grow from step to step")
        @JsonPropertyDescription("Steps, ascending, the last one 100. Absent: everybody at once.")
        List<RolloutStep> steps,
    @JsonPropertyDescription("What takes the roll-out back.") AbortOn abortOn,
    @JsonPropertyDescription(
            "What a person wants now: Promote, Pause or Abort. Promote and Abort are for the version in spec when they were set.")
        RolloutAction action,
    @Min(1)
        @Max(1000)
        @JsonPropertyDescription("Most bots that are restarted at a time; 20 when absent.")
        Integer maxUpdating,
    @Min(1)
        @Max(1000)
        @JsonPropertyDescription(
            "Most bots that are on their way back at a time when a version is taken back; five times maxUpdating when absent.")
        Integer maxReturning) {

  private static final int UPDATING = 20;
  private static final int MOST_RETURNING = 1000;

  /** Away from a bad version is more urgent than towards a new one. */
  private static final int RETURNING_FOR_EACH_UPDATING = 5;

  public Rollout {
    steps = steps == null ? List.of() : List.copyOf(steps);
    abortOn = abortOn == null ? AbortOn.nothing() : abortOn;
  }

  /** What a person wants; empty = go on. */
  public Optional<RolloutAction> wanted() {
    return Optional.ofNullable(action);
  }

  /** Most bots that are restarted at a time. */
  public int atATime() {
    return maxUpdating == null ? UPDATING : maxUpdating;
  }

  /** Most bots that are on their way back at a time. */
  public int backAtATime() {
    return maxReturning == null
        ? Math.min(MOST_RETURNING, RETURNING_FOR_EACH_UPDATING * atATime())
        : maxReturning;
  }
}
