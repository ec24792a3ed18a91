// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.pool.PlacementPolicy;
import dev.cryptopilot.operator.pool.plan.moves.SlotStep;
import dev.cryptopilot.operator.slots.DesiredBot;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The pods with a free slot, best first, kept in order while slots are given away. */
final class OpenSlots {

  private final int slotsPerPod;
  private final NavigableSet<PodDraft> pods;

  OpenSlots(PlacementPolicy policy, int slotsPerPod) {
    this(policy, slotsPerPod, order -> order);
  }

  /**
   * Slots in an order that a test may watch.
   *
   * @param watched wraps the order
   */
  OpenSlots(PlacementPolicy policy, int slotsPerPod, UnaryOperator<Comparator<PodDraft>> watched) {
    this.slotsPerPod = slotsPerPod;
    this.pods = new TreeSet<>(watched.apply(order(policy)));
  }

  /** Pods that answer first, then by policy, then the lowest ordinal. */
  private static Comparator<PodDraft> order(PlacementPolicy policy) {
    Comparator<PodDraft> byUse = Comparator.comparingInt(PodDraft::used);
    return Comparator.<PodDraft, Boolean>comparing(pod -> pod.facts().freshReport().isEmpty())
        .thenComparing(policy == PlacementPolicy.Spread ? byUse : byUse.reversed())
        .thenComparingInt(pod -> pod.facts().ordinal());
  }

  /** Offers the free slots of a pod, if it takes bots and has any. */
  void offer(PodDraft pod) {
    if (pod.takesBots() && pod.used() < slotsPerPod) {
      pods.add(pod);
    }
  }

  /** The best pod for a slot; empty when none has room for it. */
  Optional<PodDraft> best(DesiredBot slot) {
    return pods.stream().filter(pod -> pod.fitsWith(slot)).findFirst();
  }

  /** The best of some pods for a slot; empty when none has room for it. */
  Optional<PodDraft> best(DesiredBot slot, Predicate<PodDraft> some) {
    return pods.stream().filter(some).filter(pod -> pod.fitsWith(slot)).findFirst();
  }

  /** Whether that pod has a slot to give. */
  boolean takes(PodDraft pod) {
    return pods.contains(pod);
  }

  /** Keeps a slot of that pod for a bot. */
  void change(PodDraft pod, SlotStep.Become kept) {
    pods.remove(pod);
    pod.change(kept.next(), kept.change());
    offer(pod);
  }

  /** Gives a slot of that pod away. */
  void assign(PodDraft pod, DesiredBot slot) {
    // The order depends on how many slots are used.
    pods.remove(pod);
    pod.assign(slot);
    offer(pod);
  }

  boolean hasRoom(PodDraft pod) {
    return pod.used() < slotsPerPod;
  }
}
