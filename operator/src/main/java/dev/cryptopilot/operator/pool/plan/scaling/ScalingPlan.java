// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.scaling;

import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.plan.moves.MoveWish;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What scaling down wants.
 *
 * @param marks new marks of the pods whose marks change
 * @param remove ordinal of the empty pod that goes now
 * @param wishes bots that should leave the pod that is being emptied
 */
public record ScalingPlan(Map<Integer, PodMarks> marks, OptionalInt remove, List<MoveWish> wishes) {

  /** Nothing changes, whatever the demand. */
  public static ScalingPlan holdStill() {
    return new ScalingPlan(Map.of(), OptionalInt.empty(), List.of());
  }

  /** Copies the collections. */
  public ScalingPlan {
    marks = Map.copyOf(marks);
    wishes = List.copyOf(wishes);
  }
}
