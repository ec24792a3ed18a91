// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** Sums over the pods of a pool. */
@ApiObject
public record PoolTotals(
    @JsonPropertyDescription("Pods of the pool.") Integer pods,
    @JsonPropertyDescription("Pods whose agent answers.") Integer readyPods,
    @JsonPropertyDescription("Slots of all pods.") Integer slots,
    @JsonPropertyDescription("Slots with a bot.") Integer used,
    @JsonPropertyDescription("Slots without a bot.") Integer free,
    @JsonPropertyDescription("Bots that belong here, placed or waiting.") Integer bots,
    @JsonPropertyDescription("Bots that are ready.") Integer readyBots,
    @JsonPropertyDescription("Bots waiting for a slot.") Integer waitingBots,
    @JsonPropertyDescription("Memory of all pods (PSS), in MiB.") Integer memoryMb) {
  public PoolTotals {
    pods = pods == null ? 0 : pods;
    readyPods = readyPods == null ? 0 : readyPods;
    slots = slots == null ? 0 : slots;
    used = used == null ? 0 : used;
    free = free == null ? 0 : free;
    bots = bots == null ? 0 : bots;
    readyBots = readyBots == null ? 0 : readyBots;
    waitingBots = waitingBots == null ? 0 : waitingBots;
    memoryMb = memoryMb == null ? 0 : memoryMb;
  }

  /** Of a pool that nobody has counted yet. */
  public static PoolTotals none() {
    return new PoolTotals(0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
