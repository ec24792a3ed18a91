// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.Health;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.util.List;
import java.util.Optional;

/** What is known about a pool. */
@ApiObject
public record BotPoolStatus(
    @JsonPropertyDescription("Generation of the spec that this status is about.")
        Long observedGeneration,
    @StatusReplicas @JsonPropertyDescription("Pods that exist; for kubectl scale.")
        Integer replicas,
    @LabelSelector @JsonPropertyDescription("Label selector of the pods; for kubectl scale.")
        String selector,
    @JsonPropertyDescription(
            "Ready, Available, Progressing, Degraded, ScalingLimited, UpToDate; Reconciling and Stalled while it is so.")
        List<Condition> conditions,
    @JsonPropertyDescription("How the pool is doing.") Health health,
    @JsonPropertyDescription("Sums over the pods.") PoolTotals totals,
    @Size(max = 500) @JsonPropertyDescription("The pods, lowest number first.")
        List<PodStatus> pods,
    @Size(max = 20) @JsonPropertyDescription("Last moves, newest first.") List<PoolMove> moves,
    @Size(max = 20) @JsonPropertyDescription("Moves that would even out the pods.")
        List<PoolMove> suggestions,
    @JsonPropertyDescription("What became of requests to even out the pool.")
        RebalanceStatus rebalance,
    @JsonPropertyDescription("Answer to the last check that was asked for.") PoolCheck check,
    @JsonPropertyDescription("Since when the pool has no bots, RFC 3339.") String emptySince,
    @JsonPropertyDescription("Template that new pods are made from.") String templateRevision,
    @JsonPropertyDescription("When the pool was last checked, RFC 3339.") String lastHealthCheck) {
  public BotPoolStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    pods = pods == null ? List.of() : List.copyOf(pods);
    moves = moves == null ? List.of() : List.copyOf(moves);
    suggestions = suggestions == null ? List.of() : List.copyOf(suggestions);
  }

  /** Sums; empty until the first pass. */
  public Optional<PoolTotals> totalsSeen() {
    return Optional.ofNullable(totals);
  }

  /** What became of requests to even out; empty when there was none. */
  public Optional<RebalanceStatus> rebalanced() {
    return Optional.ofNullable(rebalance);
  }

  /** Answer to the last check that was asked for; empty when there was none. */
  public Optional<PoolCheck> checked() {
    return Optional.ofNullable(check);
  }

  public static BotPoolStatusBuilder builder() {
    return new BotPoolStatusBuilder();
  }
}
