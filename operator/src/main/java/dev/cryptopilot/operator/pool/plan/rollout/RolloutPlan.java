// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rollout;

import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.pool.plan.moves.MoveWish;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a change of the template wants in this pass.
 *
 * @param templates ordinal to the template that its StatefulSet is to have
 * @param newPods template of pods that are made now
 * @param trial whether new pods have to prove their template
 * @param marks new marks of the pods whose marks change
 * @param wishes bots that should move first
 * @param spare template of a pod more that is needed, beyond the maximum if need be
 * @param remove ordinal of an emptied pod beyond the maximum
 * @param before actions that come before those of the pods
 * @param after actions that come after them
 * @param busy whether a pod is in its turn, so that the number of pods should not fall
 * @param state where it stands
 */
public record RolloutPlan(
    Map<Integer, String> templates,
    String newPods,
    boolean trial,
    Map<Integer, PodMarks> marks,
    List<MoveWish> wishes,
    Optional<String> spare,
    OptionalInt remove,
    List<PoolAction> before,
    List<PoolAction> after,
    boolean busy,
    RolloutState state) {

  /** Copies the collections. */
  public RolloutPlan {
    templates = Map.copyOf(templates);
    marks = Map.copyOf(marks);
    wishes = List.copyOf(wishes);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Template of a pod: its own, or that of new pods. */
  public String template(int ordinal) {
    return templates.getOrDefault(ordinal, newPods);
  }

  /** The same, with the spare pod at that ordinal. */
  public RolloutPlan withSpareAt(int ordinal) {
    Map<Integer, String> all = new HashMap<>(templates);
    spare.ifPresent(template -> all.put(ordinal, template));
    return new RolloutPlan(
        all, newPods, trial, marks, wishes, spare, remove, before, after, busy, state);
  }
}
