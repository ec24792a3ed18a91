// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.slots.DesiredBot;
import java.util.List;

/** Capacities of a pool's pods, each pod and each slot looked at once. */
public final class PodCapacities {

  private PodCapacities() {}

  /** The pods that are not on their way out, lowest ordinal first. */
  public static List<PodCapacity> of(PoolFacts facts) {
    return facts.pods().stream()
        .filter(pod -> !OpenPods.isLeaving(pod))
        .map(pod -> room(facts, pod))
        .toList();
  }

  private static PodCapacity room(PoolFacts facts, PodFacts pod) {
    List<DesiredBot> slots = pod.slottedBots();
    boolean open = OpenPods.takesBots(pod, facts.now());
    return new PodCapacity(
        pod.ordinal(),
        slots.size(),
        open ? Math.max(0, facts.spec().slotsPerPod() - slots.size()) : 0,
        slots.stream()
            .filter(slot -> Seats.needsAnother(facts, slot))
            .map(DesiredBot::uid)
            .toList(),
        !(pod.slots() instanceof SlotsFacts.Unreadable),
        pod.marks());
  }
}
