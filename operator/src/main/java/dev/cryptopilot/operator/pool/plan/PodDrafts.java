// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.slots.HealthPolicy;
import dev.cryptopilot.operator.slots.PodNames;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pods of a pool while a plan is being made. Lives within one call of the planner. */
final class PodDrafts {

  private final String pool;
  private final HealthPolicy health;
  private final SortedMap<Integer, PodDraft> drafts = new TreeMap<>();
  private final Set<Integer> taken = new HashSet<>();
  private int lowestFree;

  PodDrafts(PoolFacts facts, HealthPolicy health) {
    this.pool = facts.name();
    this.health = health;
    for (PodFacts pod : facts.pods()) {
      taken.add(pod.ordinal());
      if (!OpenPods.isLeaving(pod)) {
        drafts.put(pod.ordinal(), new PodDraft(pod, health));
      }
    }
  }

  /** All of them, lowest ordinal first. */
  Collection<PodDraft> all() {
    return Collections.unmodifiableCollection(drafts.values());
  }

  Optional<PodDraft> of(int ordinal) {
    return Optional.ofNullable(drafts.get(ordinal));
  }

  /** Notes these marks about a pod. */
  void mark(int ordinal, PodMarks marks) {
    of(ordinal).ifPresent(draft -> draft.mark(before -> marks));
  }

  /** The pod goes: it takes no bots and is not written any more; its number stays taken. */
  void giveUp(int ordinal) {
    drafts.remove(ordinal);
  }

  int size() {
    return drafts.size();
  }

  /** Adds a pod: with that ordinal if it is free, else with the lowest that is. */
  PodDraft add(OptionalInt preferred) {
    int ordinal = lowest();
    if (preferred.isPresent() && !taken.contains(preferred.getAsInt())) {
      ordinal = preferred.getAsInt();
    }
    PodDraft draft = new PodDraft(nothingYet(ordinal), health);
    taken.add(ordinal);
    drafts.put(ordinal, draft);
    return draft;
  }

  private int lowest() {
    while (taken.contains(lowestFree)) {
      lowestFree++;
    }
    return lowestFree;
  }

  private PodFacts nothingYet(int ordinal) {
    return new PodFacts(
        new PodNames(pool, ordinal),
        new SlotsFacts.Missing(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
