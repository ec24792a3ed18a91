// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * What Kubernetes says of a pod that does not do well.
 *
 * @param waiting why its container does not run
 * @param lastEnd how its container ended last
 * @param restarts how often its container was started again
 * @param unschedulable why no node takes it
 * @param deleteBy when it should have been gone, if it is being deleted
 * @param nodeLost its node does not report any more: the kubelet found its container ready, the
 *     control plane says that the pod is not
 * @param bump when the kubelet was told of the slots
 * @param node the node it is on
 * @param createdAt when the pod object was made
 * @param readySince since when it is ready for Kubernetes
 */
public record PodSigns(
    Optional<Waiting> waiting,
    Optional<ContainerEnd> lastEnd,
    int restarts,
    Optional<String> unschedulable,
    Optional<Instant> deleteBy,
    boolean nodeLost,
    Optional<SlotsBump> bump,
    Optional<String> node,
    Optional<Instant> createdAt,
    Optional<Instant> readySince) {

  /** Nothing is known that would be wrong. */
  public static final PodSigns NONE =
      new PodSigns(
          Optional.empty(),
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Whether its container was ended for its memory after that. */
  public boolean endedForMemoryAfter(Instant time) {
    return lastEnd
        .filter(end -> "OOMKilled".equals(end.reason()))
        .filter(end -> end.at().map(time::isBefore).orElse(true))
        .isPresent();
  }

  /** Kubernetes' reason, such as {@code ImagePullBackOff}, and its sentence. */
  public record Waiting(String reason, String message) {}

  /** Kubernetes' reason, such as {@code OOMKilled}; the exit code; when. */
  public record ContainerEnd(String reason, int exitCode, Optional<Instant> at) {}
}
