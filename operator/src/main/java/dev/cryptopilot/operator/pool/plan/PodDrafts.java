// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.Replacement;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.pool.plan.rollout.RolloutPlan;
import dev.cryptopilot.operator.pool.plan.scaling.ScalingPlan;
import dev.cryptopilot.operator.slots.HealthPolicy;
import dev.cryptopilot.operator.slots.PodNames;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** The pods of a pool while a plan is being made. Lives within one call of the planner. */
final class PodDrafts {

  private final String pool;
  private final HealthPolicy health;
  private final NavigableMap<Integer, PodDraft> drafts = new TreeMap<>();
  private final Set<Integer> taken = new HashSet<>();
  private int lowestFree;

  PodDrafts(PoolFacts facts, HealthPolicy health) {
    this.pool = facts.name();
    this.health = health;
    for (PodFacts pod : facts.pods()) {
      taken.add(pod.ordinal());
      if (!OpenPods.isLeaving(pod)) {
        drafts.put(pod.ordinal(), new PodDraft(pod, health, MemoryPressure.isOn(pod, facts.now())));
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

  /** Notes the marks of these plans; a pod that goes is no draft any more, its number is taken. */
  void take(RolloutPlan rollout, ScalingPlan scaling) {
    rollout.marks().forEach(this::mark);
    scaling.marks().forEach(this::mark);
    rollout.remove().ifPresent(drafts::remove);
    scaling.remove().ifPresent(drafts::remove);
  }

  private void mark(int ordinal, PodMarks marks) {
    of(ordinal).ifPresent(draft -> draft.mark(before -> marks));
  }

  /** The pod that a change of the template needs more; its template is on trial in it. */
  RolloutPlan addSpare(RolloutPlan rollout, Instant now) {
    if (rollout.spare().isEmpty()) {
      return rollout;
    }
    PodDraft spare = add(OptionalInt.empty());
    Replacement trial = new Replacement(rollout.spare().get(), now, List.of());
    spare.mark(marks -> marks.withReplacing(Optional.of(trial)));
    return rollout.withSpareAt(spare.facts().ordinal());
  }

  /** Pods that are made now have to prove their template, if it is on trial. */
  void tryOut(RolloutPlan rollout, Instant now) {
    if (rollout.trial()) {
      Replacement trial = new Replacement(rollout.newPods(), now, List.of());
      drafts.values().stream()
          .filter(draft -> draft.facts().statefulSet().isEmpty())
          .filter(draft -> draft.facts().slots() instanceof SlotsFacts.Missing)
          .forEach(draft -> draft.mark(marks -> marks.withReplacing(Optional.of(trial))));
    }
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
    PodDraft draft = new PodDraft(nothingYet(ordinal), health, false);
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
