// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Answer to a check that somebody asked for. */
@ApiObject
public record PoolCheck(
    @JsonPropertyDescription("The request that is answered: value of the annotation.")
        String requestId,
    @JsonPropertyDescription("When the check began, RFC 3339.") String startedAt,
    @JsonPropertyDescription("How long it took, in milliseconds.") Long durationMs,
    @JsonPropertyDescription("Pods that were looked at.") Integer pods,
    @JsonPropertyDescription("Pods whose agent answered the check.") Integer agents,
    @JsonPropertyDescription("Bots that were looked at.") Integer bots,
    @JsonPropertyDescription("Bots whose own API answered the check.") Integer botApis,
    @Size(max = 100) @JsonPropertyDescription("What is wrong.") List<CheckIssue> issues,
    @Size(max = 100) @JsonPropertyDescription("What is being done about it.")
        List<CheckAction> actions) {
  public PoolCheck {
    issues = issues == null ? List.of() : List.copyOf(issues);
    actions = actions == null ? List.of() : List.copyOf(actions);
  }
}
