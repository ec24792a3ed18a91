// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rollout;

import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.rollout.RolloutState.Phase;
import java.util.List;

/** Says in words where a change of the template stands. */
final class RolloutMessages {

  private RolloutMessages() {}

  static RolloutState state(
      PoolFacts facts,
      TemplateChoice choice,
      List<PodTurn> pods,
      List<PodTurn> underway,
      List<String> waits,
      boolean stopped) {
    long old = pods.stream().filter(pod -> pod.isOld(choice.target())).count();
    String done = "%d of %d pods are made from it".formatted(pods.size() - old, pods.size());
    String waiting = String.join("; ", waits.stream().filter(reason -> !reason.isEmpty()).toList());
    if (choice.isRolledBack()) {
      return new RolloutState(
          Phase.RolledBack,
          "%s; the pods return to template %s, %s; change spec.template to try again"
              .formatted(choice.failure().orElse(""), choice.target(), done));
    }
    if (stopped) {
      return new RolloutState(
          Phase.Stopped, waiting + "; no earlier template is known to work: correct spec.template");
    }
    if (old == 0 && underway.isEmpty()) {
      return new RolloutState(Phase.UpToDate, "every pod is made from template " + choice.target());
    }
    if (facts.spec().update().paused()) {
      return new RolloutState(
          Phase.Paused,
          "template %s: %s; spec.update.paused is true".formatted(choice.target(), done));
    }
    return new RolloutState(
        Phase.Replacing,
        "template %s: %s%s"
            .formatted(choice.target(), done, waiting.isEmpty() ? "" : "; waits for " + waiting));
  }
}
