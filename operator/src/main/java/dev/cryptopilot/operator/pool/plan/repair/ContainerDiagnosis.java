// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.repair;

import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.observe.PodSigns;
import dev.cryptopilot.operator.pool.plan.MemoryPressure;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What is wrong with the container of a pod. */
final class ContainerDiagnosis {

  private static final Set<String> IMAGE =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "ErrImageNeverPull",
          "InvalidImageName",
          "ImageInspectError",
          "RegistryUnavailable");
  private static final Set<String> CREATION =
      Set.of(
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError",
          "PreCreateHookError");

  private ContainerDiagnosis() {}

  static Optional<PodIssue> of(PodFacts pod, PodObjectFacts object, Instant now) {
    PodSigns signs = object.signs();
    String reason = signs.waiting().map(PodSigns.Waiting::reason).orElse("");
    if (IMAGE.contains(reason)) {
      return severe(
          ConditionReason.ImageUnavailable,
          said(signs),
          "mend spec.template.image, or give the nodes the image");
    }
    if (CREATION.contains(reason)) {
      return severe(
          ConditionReason.ContainerNotCreated,
          said(signs),
          "mend what it names; the kubelet goes on trying");
    }
    if (MemoryPressure.wasKilled(pod, now)) {
      return severe(
          ConditionReason.OutOfMemory,
          "the kernel ended the container for its memory, it was started again "
              + signs.restarts()
              + " times",
          "it takes no further bots for "
              + MemoryPressure.AFTER_KILL.toMinutes()
              + " minutes; raise spec.template.resources.limits, lower spec.slotsPerPod, or set"
              + " spec.health.memoryPerBot");
    }
    if ("CrashLoopBackOff".equals(reason)) {
      return severe(
          ConditionReason.CrashLooping,
          "the container ends again and again" + ended(signs),
          "kubectl logs " + pod.names().pod() + " --previous says why; the kubelet goes on trying");
    }
    return signs
        .unschedulable()
        .filter(text -> "Pending".equals(object.phase()))
        .flatMap(
            text ->
                severe(
                    ConditionReason.Unschedulable,
                    "no node takes the pod: " + text,
                    "add a node, or mend spec.template.resources, nodeSelector or tolerations"));
  }

  private static String said(PodSigns signs) {
    return signs
        .waiting()
        .map(one -> one.reason() + (one.message().isEmpty() ? "" : ": " + one.message()))
        .orElse("");
  }

  private static String ended(PodSigns signs) {
    return signs
        .lastEnd()
        .map(end -> ", last with " + end.reason() + " (exit code " + end.exitCode() + ")")
        .orElse("");
  }

  private static Optional<PodIssue> severe(ConditionReason reason, String message, String remedy) {
    return Optional.of(new PodIssue(reason, message, remedy, true));
  }
}
