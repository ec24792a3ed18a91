// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the signs out of a pod object. */
final class PodSignsFactory {

  private PodSignsFactory() {}

  static PodSigns of(Pod pod) {
    List<ContainerStatus> containers = pod.getStatus().getContainerStatuses();
    return new PodSigns(
        containers.stream()
            .flatMap(one -> waiting(one).stream())
            .findFirst()
            .map(one -> new PodSigns.Waiting(text(one.getReason()), text(one.getMessage()))),
        containers.stream().flatMap(PodSignsFactory::ends).findFirst().map(PodSignsFactory::end),
        containers.stream().mapToInt(one -> number(one.getRestartCount())).sum(),
        condition(pod, "PodScheduled", "False").map(one -> text(one.getMessage())),
        Optional.ofNullable(pod.getMetadata().getDeletionTimestamp())
            .flatMap(PodSignsFactory::instant),
        condition(pod, "Ready", "False").isPresent()
            && condition(pod, "ContainersReady", "True").isPresent(),
        Optional.ofNullable(pod.getMetadata().getAnnotations())
            .map(all -> all.get(PoolLabels.SLOTS_BUMPED))
            .flatMap(SlotsBump::read),
        Optional.ofNullable(pod.getSpec()).flatMap(spec -> Optional.ofNullable(spec.getNodeName())),
        Optional.ofNullable(pod.getMetadata().getCreationTimestamp())
            .flatMap(PodSignsFactory::instant),
        condition(pod, "Ready", "True")
            .flatMap(ready -> Optional.ofNullable(ready.getLastTransitionTime()))
            .flatMap(PodSignsFactory::instant));
  }

  private static Optional<ContainerStateWaiting> waiting(ContainerStatus container) {
    return Optional.ofNullable(container.getState()).map(ContainerState::getWaiting);
  }

  /** The end of the container that is there now before that of the one before. */
  private static Stream<ContainerStateTerminated> ends(ContainerStatus container) {
    return Stream.of(
            Optional.ofNullable(container.getState()),
            Optional.ofNullable(container.getLastState()))
        .flatMap(Optional::stream)
        .flatMap(state -> Optional.ofNullable(state.getTerminated()).stream());
  }

  private static PodSigns.ContainerEnd end(ContainerStateTerminated end) {
    return new PodSigns.ContainerEnd(
        text(end.getReason()),
        number(end.getExitCode()),
        Optional.ofNullable(end.getFinishedAt()).flatMap(PodSignsFactory::instant));
  }

  private static Optional<PodCondition> condition(Pod pod, String type, String status) {
    return pod.getStatus().getConditions().stream()
        .filter(one -> type.equals(one.getType()) && status.equals(one.getStatus()))
        .findFirst();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static int number(Integer value) {
    return value == null ? 0 : value;
  }
}
