// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds bots and pods of one pass without looking at all of them.
 *
 * @param bots Bots by uid
 * @param pods pods by ordinal
 * @param holders uid to the ordinals of the pods with a slot of that Bot
 */
public record PoolIndex(
    Map<String, BotFacts> bots, Map<Integer, PodFacts> pods, Map<String, List<Integer>> holders) {

  /** An index over these, each looked at once. */
  static PoolIndex of(List<PodFacts> pods, List<BotFacts> bots) {
    Map<String, BotFacts> byUid = new HashMap<>();
    bots.forEach(bot -> byUid.putIfAbsent(bot.uid(), bot));
    Map<Integer, PodFacts> byOrdinal = new TreeMap<>();
    Map<String, List<Integer>> holders = new HashMap<>();
    for (PodFacts pod : pods) {
      byOrdinal.putIfAbsent(pod.ordinal(), pod);
      pod.slottedBots()
          .forEach(
              slot ->
                  holders.computeIfAbsent(slot.uid(), u -> new ArrayList<>()).add(pod.ordinal()));
    }
    return new PoolIndex(byUid, byOrdinal, holders);
  }

  /** Ordinals of the pods with a slot of the Bot with that uid. */
  public List<Integer> holders(String uid) {
    return holders.getOrDefault(uid, List.of());
  }
}
