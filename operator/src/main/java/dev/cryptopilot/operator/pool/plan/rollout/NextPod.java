// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rollout;

import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which pod is made anew next, and what has to happen before. Pure. */
final class NextPod {

  /** What to do with one pod. */
  sealed interface Step {
    /** Make it anew now. */
    record Replace(PodTurn pod) implements Step {}

    /** Move its bots away first. */
    record Empty(PodTurn pod) implements Step {}

    /** It is empty and beyond the maximum: it goes for good. */
    record Remove(PodTurn pod) implements Step {}

    /** Another pod is needed before its bots can move. */
    record AddSpare(PodTurn pod) implements Step {}

    /** Nothing can be done now. */
    record Wait(String reason) implements Step {}
  }

  private final BotPoolSpec spec;
  private final List<PodTurn> pods;
  private final TemplateChoice choice;

  NextPod(BotPoolSpec spec, List<PodTurn> pods, TemplateChoice choice) {
    this.spec = spec;
    this.pods = pods;
    this.choice = choice;
  }

  /** The next step; empty when no pod is of an old template. */
  Optional<Step> step() {
    List<PodTurn> old =
        pods.stream()
            .filter(pod -> pod.isOld(choice.target()) && pod.capacity().known())
            .filter(pod -> pod.pod().object().filter(PodObjectFacts::deleting).isEmpty())
            .sorted(order())
            .toList();
    if (old.isEmpty()) {
      return Optional.empty();
    }
    Optional<PodTurn> broken = old.stream().filter(PodTurn::isBroken).findFirst();
    if (broken.isPresent()) {
      return broken.map(Step.Replace::new);
    }
    Optional<PodTurn> down = pods.stream().filter(pod -> !pod.isUp()).findFirst();
    if (down.isPresent()) {
      return Optional.of(new Step.Wait("pod " + down.get().name() + " is not up"));
    }
    return Optional.of(
        switch (spec.update().bots()) {
          case Immediate -> new Step.Replace(old.getFirst());
          case WhenFlat -> whenFlat(old);
          case Move -> move(old.getFirst());
        });
  }

  /** Begun ones first; a template that is not proven is tried where fewest bots are. */
  private Comparator<PodTurn> order() {
    Comparator<PodTurn> begun =
        Comparator.comparing(pod -> !pod.pod().marks().isDrainingFor(PodMarks.ROLLOUT));
    Comparator<PodTurn> lowest = Comparator.comparingInt(PodTurn::ordinal);
    return choice.proven()
        ? begun.thenComparing(lowest)
        : begun
            .thenComparing(pod -> pod.settled().isEmpty())
            .thenComparing(pod -> pod.settled().size())
            .thenComparing(lowest);
  }

  private static Step whenFlat(List<PodTurn> old) {
    return old.stream()
        .filter(PodTurn::isFlat)
        .findFirst()
        .<Step>map(Step.Replace::new)
        .orElseGet(() -> waitForFlat(old.getFirst(), ""));
  }

  private Step move(PodTurn pod) {
    int max = spec.pods().max();
    if (pod.capacity().used() == 0) {
      return pods.size() > max ? new Step.Remove(pod) : new Step.Replace(pod);
    }
    int staying = pod.capacity().staying().size();
    int free = pods.stream().mapToInt(one -> one.capacity().free()).sum() - pod.capacity().free();
    if (free >= staying) {
      return new Step.Empty(pod);
    }
    if (pods.size() < max + spec.update().maxSurge()) {
      return new Step.AddSpare(pod);
    }
    return pod.isFlat()
        ? new Step.Replace(pod)
        : waitForFlat(pod, "; there is no room to move them, raise spec.update.maxSurge");
  }

  private static Step waitForFlat(PodTurn pod, String more) {
    return new Step.Wait(
        "bots of pod %s with open trades: %s%s"
            .formatted(pod.name(), String.join(", ", pod.openTraders()), more));
  }
}
