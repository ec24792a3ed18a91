// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pods and bots of a pool in one pass; finds one of them without looking at all. Made by {@link
 * #of}.
 *
 * @param pods its pods, lowest ordinal first
 * @param bots Bots that want it or hold a slot in it
 * @param byOrdinal pods by ordinal
 * @param byUid Bots by uid
 * @param holders uid to the ordinals of the pods with a slot of that Bot
 */
public record PoolMembers(
    List<PodFacts> pods,
    List<BotFacts> bots,
    Map<Integer, PodFacts> byOrdinal,
    Map<String, BotFacts> byUid,
    Map<String, List<Integer>> holders) {

  /** These, each looked at once; pods in any order. */
  public static PoolMembers of(List<PodFacts> pods, List<BotFacts> bots) {
    List<PodFacts> sorted =
        pods.stream().sorted(Comparator.comparingInt(PodFacts::ordinal)).toList();
    Map<String, BotFacts> byUid = new HashMap<>();
    bots.forEach(bot -> byUid.putIfAbsent(bot.uid(), bot));
    Map<Integer, PodFacts> byOrdinal = new TreeMap<>();
    Map<String, List<Integer>> holders = new HashMap<>();
    for (PodFacts pod : sorted) {
      byOrdinal.putIfAbsent(pod.ordinal(), pod);
      pod.slottedBots()
          .forEach(
              slot ->
                  holders.computeIfAbsent(slot.uid(), u -> new ArrayList<>()).add(pod.ordinal()));
    }
    return new PoolMembers(sorted, List.copyOf(bots), byOrdinal, byUid, holders);
  }

  /** Ordinals of the pods with a slot of the Bot with that uid. */
  public List<Integer> holders(String uid) {
    return holders.getOrDefault(uid, List.of());
  }
}
