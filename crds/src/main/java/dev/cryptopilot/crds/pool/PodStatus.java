// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.Health;

/** One pod of a pool. */
@ApiObject
public record PodStatus(
    @JsonPropertyDescription("Name of the pod.") String name,
    @JsonPropertyDescription("Number of the pod in the pool, from 0.") Integer ordinal,
    @JsonPropertyDescription("Pending, Starting, Ready, Draining, Failed or Unknown.") String phase,
    @JsonPropertyDescription("How the pod is doing.") Health health,
    @JsonPropertyDescription("Address of the pod's agent.") String address,
    @JsonPropertyDescription("Slots of the pod.") Integer capacity,
    @JsonPropertyDescription("Slots with a bot.") Integer used,
    @JsonPropertyDescription("Bots that are ready.") Integer ready,
    @JsonPropertyDescription("Memory of the whole pod (PSS), in MiB.") Integer memoryMb,
    @JsonPropertyDescription(
            "What its bots use of the processors on average, in thousandths of a core, rounded up to 50. Absent until all of them have run for six minutes.")
        Integer cpuMilli,
    @JsonPropertyDescription("The same in the 15 s of the last hour in which they used the most.")
        Integer cpuBurstMilli,
    @JsonPropertyDescription("Revision of the slots the agent has taken up.") Long revision,
    @JsonPropertyDescription("Template the pod was made from.") String templateRevision,
    @JsonPropertyDescription("What is wrong, and the remedy.") String message) {
  public PodStatus {
    ordinal = ordinal == null ? 0 : ordinal;
    capacity = capacity == null ? 0 : capacity;
    used = used == null ? 0 : used;
    ready = ready == null ? 0 : ready;
  }

  public static PodStatusBuilder builder() {
    return new PodStatusBuilder();
  }
}
