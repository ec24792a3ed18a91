// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.crds.TimeSpan;
import dev.cryptopilot.crds.strategy.Rollout;
import dev.cryptopilot.crds.strategy.RolloutAction;
import dev.cryptopilot.crds.strategy.RolloutStep;
import java.time.Duration;
import java.util.List;

/**
 * The step that a roll-out is at.
 *
 * @param number from 0
 * @param percent share of the followers
 * @param watch how long to watch before it ends
 * @param last whether the version is promoted when it ends
 */
record Stage(int number, int percent, Duration watch, boolean last) {

  private static final List<RolloutStep> AT_ONCE = List.of(new RolloutStep(100, null));

  /** The stage that spec and memory say; a promotion skips to the last one and watches nothing. */
  static Stage of(Rollout rollout, RolloutMemory memory) {
    List<RolloutStep> steps = rollout.steps().isEmpty() ? AT_ONCE : rollout.steps();
    int end = steps.size() - 1;
    boolean promoted = memory.asksFor(RolloutAction.Promote);
    int number = promoted ? end : Math.min(memory.step(), end);
    RolloutStep step = steps.get(number);
    Duration watch =
        promoted ? Duration.ZERO : step.watch().map(TimeSpan::duration).orElse(Duration.ZERO);
    return new Stage(number, step.percent(), watch, number == end);
  }
}
