// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Optional;

/**
 * What a validator's pod that has not begun waits for; the same words as long as it is the same.
 */
final class PodWait {

  private PodWait() {}

  static String of(PodStatus status, Optional<ContainerState> state) {
    boolean noRoom =
        status.getConditions().stream()
            .anyMatch(
                condition ->
                    "PodScheduled".equals(condition.getType())
                        && "Unschedulable".equals(condition.getReason()));
    if (noRoom) {
      return "no node has room for the validator's pod";
    }
    String reason =
        state
            .map(ContainerState::getWaiting)
            .map(ContainerStateWaiting::getReason)
            .orElse("ContainerCreating");
    return switch (reason) {
      case "ContainerCreating", "PodInitializing" -> "the validator's pod starts";
      // These two take turns.
      case "ErrImagePull", "ImagePullBackOff" -> "the validator's image cannot be pulled";
      default -> "the validator's pod cannot start: " + reason;
    };
  }
}
