// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.repair;

import dev.cryptopilot.operator.agent.ReceivedReport;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Deletes the object of a pod that does not listen any more, so that its StatefulSet makes it again
 * under its name and with its volume. Pure.
 *
 * <p>Never a second copy: the new pod of that name begins when the kubelet has said that the old
 * one is gone. Never two pods of a pool at once, never a pod whose node is lost, and never a pod
 * younger than {@link #REST}: what a new start does not mend is left to people.
 */
public final class PodRepair {

  /** How long a pod may not listen before it is made again. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Least time between two such repairs of a pod, by the age of the pod object. */
  static final Duration REST = Duration.ofMinutes(15);

  private PodRepair() {}

  /** The pod to make again now, if there is one. */
  public static Optional<PoolAction> of(PoolFacts facts) {
    boolean allStand = facts.pods().stream().allMatch(PodRepair::stands);
    return allStand
        ? facts.pods().stream().flatMap(pod -> repair(facts, pod).stream()).findFirst()
        : Optional.empty();
  }

  private static Optional<PoolAction> repair(PoolFacts facts, PodFacts pod) {
    return pod.object()
        .filter(object -> isOldEnough(object, facts.now()))
        .flatMap(
            object ->
                reason(facts, pod)
                    .map(
                        reason ->
                            new PoolAction.RestartPod(
                                pod.ordinal(), pod.names().pod(), object.uid(), reason)));
  }

  private static Optional<String> reason(PoolFacts facts, PodFacts pod) {
    Instant longAgo = facts.now().minus(PATIENCE);
    boolean isSilent =
        pod.report().isPresent()
            && pod.received()
                .filter(last -> !last.connected())
                .map(ReceivedReport::receivedAt)
                .filter(longAgo::isAfter)
                .isPresent();
    if (isSilent && facts.upkeep().agentsAnswer()) {
      return Optional.of("its agent has not answered for " + PATIENCE.toMinutes() + " minutes");
    }
    return SlotsDelay.of(pod)
        .filter(delay -> delay.since().isBefore(longAgo))
        .map(delay -> "it has not taken up its slots for " + PATIENCE.toMinutes() + " minutes");
  }

  /** Kubernetes says that it runs, and its node reports. */
  private static boolean stands(PodFacts pod) {
    return pod.object()
        .filter(object -> object.ready() && !object.deleting() && !object.signs().nodeLost())
        .isPresent();
  }

  private static boolean isOldEnough(PodObjectFacts object, Instant now) {
    return object.signs().createdAt().filter(at -> !at.plus(REST).isAfter(now)).isPresent();
  }
}
