// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.scaling;

import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.pool.plan.OpenPods;
import dev.cryptopilot.operator.pool.plan.Seats;
import dev.cryptopilot.operator.slots.DesiredBot;
import java.util.List;

/** The rooms of a pool's pods, each pod and each slot looked at once. */
final class PodRooms {

  private PodRooms() {}

  /** The pods that are not on their way out, lowest ordinal first. */
  static List<PodRoom> of(PoolFacts facts) {
    return facts.pods().stream()
        .filter(pod -> !OpenPods.isLeaving(pod))
        .map(pod -> room(facts, pod))
        .toList();
  }

  private static PodRoom room(PoolFacts facts, PodFacts pod) {
    List<DesiredBot> slots = pod.slottedBots();
    boolean open = OpenPods.takesBots(pod);
    return new PodRoom(
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
