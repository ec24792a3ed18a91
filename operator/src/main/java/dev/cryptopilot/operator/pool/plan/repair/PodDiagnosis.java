// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.repair;

import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.slots.DesiredPod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that is wrong with a pod, the cause before what follows from it. */
public final class PodDiagnosis {

  /** How long a pod may go on ending after its grace period before somebody hears of it. */
  static final Duration STUCK_AFTER = Duration.ofMinutes(1);

  /** How long an agent may take for slots that the kubelet was told of. */
  static final Duration TAKE_UP_WITHIN = Duration.ofSeconds(20);

  /** How long an agent may take to be heard once Kubernetes calls its pod ready. */
  static final Duration HEARD_WITHIN = Duration.ofMinutes(1);

  private PodDiagnosis() {}

  /** None for a pod that is well. */
  public static List<PodIssue> of(PodFacts pod, Instant now) {
    return Stream.of(
            unreadable(pod),
            missing(pod),
            pod.object().flatMap(object -> ending(object, now)),
            pod.object().flatMap(PodDiagnosis::node),
            pod.object().flatMap(object -> ContainerDiagnosis.of(pod, object, now)),
            silent(pod, now),
            refused(pod),
            notTaken(pod, now),
            pressed(pod))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<PodIssue> unreadable(PodFacts pod) {
    return pod.slots() instanceof SlotsFacts.Unreadable(String reason)
        ? Optional.of(
            new PodIssue(
                ConditionReason.SlotsUnreadable,
                "Secret " + pod.names().slotsSecret() + " cannot be read: " + reason,
                "restore it from a backup; its bots are left as they are",
                true))
        : Optional.empty();
  }

  private static Optional<PodIssue> missing(PodFacts pod) {
    boolean wanted = pod.statefulSet().filter(set -> !set.deleting()).isPresent();
    return pod.object().isEmpty() && wanted
        ? Optional.of(
            new PodIssue(
                ConditionReason.PodMissing,
                "the pod is not there",
                "its StatefulSet makes it again, with its volume",
                false))
        : Optional.empty();
  }

  private static Optional<PodIssue> ending(PodObjectFacts object, Instant now) {
    return object
        .signs()
        .deleteBy()
        .filter(by -> by.plus(STUCK_AFTER).isBefore(now))
        .map(
            by ->
                new PodIssue(
                    ConditionReason.StuckTerminating,
                    "the pod should have been gone at " + by,
                    "its bots start nowhere else while they may still run; only when its node is"
                        + " off: kubectl taint node "
                        + nodeOf(object)
                        + " node.kubernetes.io/out-of-service=off:NoExecute, or delete the node",
                    true));
  }

  private static Optional<PodIssue> node(PodObjectFacts object) {
    return object.signs().nodeLost() && !object.deleting()
        ? Optional.of(
            new PodIssue(
                ConditionReason.NodeNotReady,
                "node " + nodeOf(object) + " does not report",
                "bring it back, or delete it once it is off; its bots may trade on and start"
                    + " nowhere else meanwhile",
                true))
        : Optional.empty();
  }

  private static String nodeOf(PodObjectFacts object) {
    return object.signs().node().orElse("NODE");
  }

  private static Optional<PodIssue> silent(PodFacts pod, Instant now) {
    boolean fellSilent = pod.report().isPresent() && pod.freshReport().isEmpty();
    boolean neverSpoke =
        pod.report().isEmpty()
            && pod.object()
                .flatMap(object -> object.signs().readySince())
                .filter(since -> since.plus(HEARD_WITHIN).isBefore(now))
                .isPresent();
    boolean stays = pod.object().filter(object -> !object.deleting()).isPresent();
    return (fellSilent || neverSpoke) && stays
        ? Optional.of(
            new PodIssue(
                ConditionReason.PodUnreachable,
                "the agent does not answer; bots trade on without it",
                "the pod restarts its agent by itself, and is made again when that does not help"
                    + " within "
                    + PodRepair.PATIENCE.toMinutes()
                    + " minutes while other agents answer; kubectl logs "
                    + pod.names().pod()
                    + " says more",
                true))
        : Optional.empty();
  }

  private static Optional<PodIssue> refused(PodFacts pod) {
    return pod.freshReport()
        .flatMap(AgentReport::desiredError)
        .map(
            error ->
                new PodIssue(
                    ConditionReason.SlotsRefused,
                    "the agent cannot use its slots: " + error,
                    "its bots stay as they were; runtime and operator should be of one release",
                    true));
  }

  private static Optional<PodIssue> notTaken(PodFacts pod, Instant now) {
    return SlotsDelay.of(pod)
        .filter(delay -> delay.since().plus(TAKE_UP_WITHIN).isBefore(now))
        .map(
            delay ->
                new PodIssue(
                    ConditionReason.SlotsNotTaken,
                    "the agent works for revision %d of its slots since %s, asked is %d"
                        .formatted(delay.has(), delay.since(), delay.wants()),
                    "the kubelet is told again; if that does not help within "
                        + PodRepair.PATIENCE.toMinutes()
                        + " minutes, the pod is made again with its bots",
                    true));
  }

  private static Optional<PodIssue> pressed(PodFacts pod) {
    return pod.nearItsMemoryLimit()
        ? Optional.of(
            new PodIssue(
                ConditionReason.MemoryPressure,
                "the pod uses 90 % of its memory limit or more",
                "it takes no further bots; raise spec.template.resources.limits or lower"
                    + " spec.slotsPerPod",
                true))
        : Optional.empty();
  }

  /** Revision that the pod should work for. */
  static Optional<Long> revision(PodFacts pod) {
    return pod.content().map(DesiredPod::revision);
  }
}
