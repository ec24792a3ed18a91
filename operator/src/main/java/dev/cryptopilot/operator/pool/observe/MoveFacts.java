// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.pool.PoolMove;
import dev.cryptopilot.operator.slots.PodRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All slots of the bots that matter to a pool, wherever they are.
 *
 * @param slots uid of a Bot to its slots in all pods of the namespace, this pool's too
 * @param unreadable pods whose slots Secrets cannot be read: what they hold is not known
 * @param gone pods that slots of this pool name and of which nothing is left, nor of their pools
 * @param history last moves of the pool, newest first, as its status tells
 */
public record MoveFacts(
    Map<String, List<SlotSight>> slots,
    Set<PodRef> unreadable,
    Set<PodRef> gone,
    List<PoolMove> history) {

  /** Copies the collections. */
  public MoveFacts {
    slots = Map.copyOf(slots);
    unreadable = Set.copyOf(unreadable);
    gone = Set.copyOf(gone);
    history = List.copyOf(history);
  }

  /** The slots of these pods, as far as they can be seen without their agents' addresses. */
  public static MoveFacts within(String pool, List<PodFacts> pods) {
    Map<String, List<SlotSight>> slots = new HashMap<>();
    for (PodFacts pod : pods) {
      MoveSights sights = MoveSights.of(pool, pod, Optional.empty(), Optional.empty());
      pod.slottedBots()
          .forEach(
              slot ->
                  slots.computeIfAbsent(slot.uid(), u -> new ArrayList<>()).add(sights.of(slot)));
    }
    return new MoveFacts(slots, Set.of(), Set.of(), List.of());
  }

  /** All slots of that Bot. */
  public List<SlotSight> of(String uid) {
    return slots.getOrDefault(uid, List.of());
  }

  /** Its slots in other pods than that. */
  public List<SlotSight> elsewhere(String uid, PodRef here) {
    return of(uid).stream().filter(sight -> !sight.pod().equals(here)).toList();
  }

  /** Its slot in that pod. */
  public Optional<SlotSight> at(String uid, PodRef pod) {
    return of(uid).stream().filter(sight -> sight.pod().equals(pod)).findFirst();
  }
}
