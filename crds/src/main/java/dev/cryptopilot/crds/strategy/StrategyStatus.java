// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;

/** What is known about a strategy. */
@ApiObject
public record StrategyStatus(
    @JsonPropertyDescription("Generation of the spec that this status is about.")
        Long observedGeneration,
    @JsonPropertyDescription(
            "Ready, Valid, Validated, Progressing, Healthy, RolledBack; Reconciling and Stalled while it is so.")
        List<Condition> conditions,
    @JsonPropertyDescription("Version that channel stable follows.") String stable,
    @JsonPropertyDescription("Version being rolled out.") String candidate,
    @JsonPropertyDescription("Bots that use the strategy.") Integer bots,
    @Size(max = 200) @JsonPropertyDescription("Versions kept, newest first.")
        List<VersionStatus> versions,
    @JsonPropertyDescription("How far the roll-out is.") RolloutStatus rollout) {
  public StrategyStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    versions = versions == null ? List.of() : List.copyOf(versions);
  }

  /** The promoted version; empty before the first. */
  public Optional<String> stableVersion() {
    return Optional.ofNullable(stable);
  }

  /** The version being rolled out; empty without one. */
  public Optional<String> candidateVersion() {
    return Optional.ofNullable(candidate);
  }

  /** How far the roll-out is; empty before the first. */
  public Optional<RolloutStatus> rolloutSeen() {
    return Optional.ofNullable(rollout);
  }

  public static StrategyStatusBuilder builder() {
    return new StrategyStatusBuilder();
  }
}
