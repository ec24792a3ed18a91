// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.DecodedSlots;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.DesiredPod;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.PoolLabels;
import dev.cryptopilot.operator.slots.SlotsSecrets;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The slots in other pools that matter to a pool: those of its bots, and those whose moves lead to
 * it or come from it.
 *
 * @param pods the pods that have such slots
 * @param slots those slots, by pod
 * @param unreadable pods whose slots cannot be read
 */
record SlotsElsewhere(
    Map<PodRef, DesiredPod> pods, Map<PodRef, List<DesiredBot>> slots, Set<PodRef> unreadable) {

  /**
   * Looks through all other slots Secrets of the namespace.
   *
   * @param uids Bots of the pool
   */
  static SlotsElsewhere of(
      String namespace, String pool, Set<String> uids, PoolCaches caches, SlotsView view) {
    SlotsElsewhere found = new SlotsElsewhere(new HashMap<>(), new HashMap<>(), new HashSet<>());
    caches
        .secrets()
        .list(namespace, secret -> isOfAnother(secret, pool))
        .map(view::latest)
        .forEach(secret -> found.add(secret, pool, uids, view));
    return found;
  }

  private void add(Secret secret, String pool, Set<String> uids, SlotsView view) {
    switch (view.decode(secret)) {
      case DecodedSlots.Decoded(DesiredPod pod) -> {
        PodRef there = new PodRef(pod.pool(), pod.pod());
        for (DesiredBot slot : pod.bots()) {
          if (uids.contains(slot.uid()) || names(slot, pool)) {
            pods.put(there, pod);
            slots.computeIfAbsent(there, p -> new ArrayList<>()).add(slot);
          }
        }
      }
      case DecodedSlots.Unreadable unknown -> pod(secret).ifPresent(unreadable::add);
    }
  }

  /** Uids of the Bots that have their place there, or may have it. */
  Set<String> holders() {
    Set<String> uids = new HashSet<>();
    slots.values().forEach(all -> all.forEach(slot -> addHolder(slot, uids)));
    return uids;
  }

  private static void addHolder(DesiredBot slot, Set<String> uids) {
    if (slot.mayHold()) {
      uids.add(slot.uid());
    }
  }

  private static boolean names(DesiredBot slot, String pool) {
    return slot.arrival().map(Arrival::from).filter(pod -> pod.pool().equals(pool)).isPresent()
        || slot.departure().filter(departure -> departure.to().pool().equals(pool)).isPresent();
  }

  private static Optional<PodRef> pod(Secret secret) {
    String pool = secret.getMetadata().getLabels().get(PoolLabels.POOL);
    return PodNames.ofSlotsSecret(pool, secret.getMetadata().getName())
        .map(names -> new PodRef(pool, names.pod()));
  }

  private static boolean isOfAnother(Secret secret, String pool) {
    return SlotsSecrets.isSlots(secret)
        && !pool.equals(secret.getMetadata().getLabels().get(PoolLabels.POOL));
  }
}
