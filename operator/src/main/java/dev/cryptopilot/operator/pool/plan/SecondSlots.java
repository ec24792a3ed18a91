// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Bots with more than one slot in a pool. This program gives one only, but a restored backup of a
 * Secret brings back what was given up since.
 *
 * @param holders uid to the ordinals of the pods that are to run the bot, two or more
 */
record SecondSlots(Map<String, List<Integer>> holders) {

  static SecondSlots of(PoolFacts facts) {
    Map<String, List<Integer>> holders = new HashMap<>();
    for (PodFacts pod : facts.pods()) {
      for (DesiredBot slot : pod.slottedBots()) {
        if (slot.goal() != Goal.REMOVED) {
          holders.merge(
              slot.uid(),
              List.of(pod.ordinal()),
              (first, more) -> Stream.concat(first.stream(), more.stream()).toList());
        }
      }
    }
    holders.values().removeIf(ordinals -> ordinals.size() < 2);
    return new SecondSlots(Map.copyOf(holders));
  }

  /** Whether the bot shall run in another pod: where its status says it is, else in the lowest. */
  boolean isSecond(PodFacts pod, BotFacts bot) {
    List<Integer> ordinals = holders.getOrDefault(bot.uid(), List.of());
    if (ordinals.isEmpty()) {
      return false;
    }
    int known = bot.lastOrdinal().orElse(-1);
    int home = ordinals.contains(known) ? known : ordinals.getFirst();
    return pod.ordinal() != home;
  }
}
