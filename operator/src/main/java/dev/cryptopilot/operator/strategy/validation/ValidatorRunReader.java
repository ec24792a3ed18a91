// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import dev.cryptopilot.operator.strategy.validation.ValidatorRun.Course;
import dev.cryptopilot.operator.strategy.validation.ValidatorRun.Judged;
import dev.cryptopilot.operator.strategy.validation.ValidatorRun.Unjudged;
import dev.cryptopilot.operator.strategy.validation.ValidatorRun.Waiting;
import dev.cryptopilot.operator.strategy.validation.ValidatorRun.Working;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What a validator's pod tells. Whatever is no plain verdict is none. */
public final class ValidatorRunReader {

  private static final int ACCEPTED = 0;
  private static final int REFUSED = 1;

  private ValidatorRunReader() {}

  /** The attempt that this pod is; empty when it is no validator of ours. */
  public static Optional<ValidatorRun> read(Pod pod) {
    Optional<Question> question = Question.read(ValidatorLabels.annotations(pod));
    String attempt = ValidatorLabels.annotation(pod, ValidatorLabels.ATTEMPT);
    if (question.isEmpty() || !attempt.matches("[1-9][0-9]{0,6}")) {
      return Optional.empty();
    }
    return Optional.of(
        new ValidatorRun(
            pod.getMetadata().getName(),
            Optional.ofNullable(pod.getMetadata().getUid()).orElse(""),
            question.get(),
            Integer.parseInt(attempt),
            ValidatorLabels.annotation(pod, ValidatorLabels.JUDGE),
            pod.getMetadata().getDeletionTimestamp() != null,
            course(pod)));
  }

  private static Course course(Pod pod) {
    PodStatus status = Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new);
    Optional<ContainerState> state = state(status);
    Optional<ContainerStateTerminated> end = state.map(ContainerState::getTerminated);
    Optional<ValidatorSummary> verdict = end.flatMap(ValidatorRunReader::verdict);
    if (verdict.isPresent()) {
      return new Judged(verdict.get());
    }
    boolean over = "Failed".equals(status.getPhase()) || "Succeeded".equals(status.getPhase());
    if (over || end.isPresent() || pod.getMetadata().getDeletionTimestamp() != null) {
      return new Unjudged(why(pod, status, end), endedAt(pod, end));
    }
    if (state.map(ContainerState::getRunning).isPresent()) {
      return new Working();
    }
    return new Waiting(PodWait.of(status, state), endedAt(pod, end));
  }

  /** Exit code and message have to say the same; else something else wrote one of them. */
  private static Optional<ValidatorSummary> verdict(ContainerStateTerminated end) {
    int code = Optional.ofNullable(end.getExitCode()).orElse(-1);
    return ValidatorSummary.parse(end.getMessage())
        .filter(summary -> code == (summary.accepted() ? ACCEPTED : REFUSED));
  }

  private static Optional<ContainerState> state(PodStatus status) {
    return status.getContainerStatuses().stream()
        .filter(container -> ValidatorPod.CONTAINER.equals(container.getName()))
        .findFirst()
        .map(ContainerStatus::getState);
  }

  private static String why(Pod pod, PodStatus status, Optional<ContainerStateTerminated> end) {
    if (status.getReason() != null) {
      return status.getReason();
    }
    if (end.isPresent()) {
      return Optional.ofNullable(end.get().getReason()).orElse("Error")
          + ", exit code "
          + end.get().getExitCode();
    }
    return pod.getMetadata().getDeletionTimestamp() != null
        ? "its pod is being deleted"
        : "its pod says nothing";
  }

  /** The end, or the beginning while there is no end. */
  private static Instant endedAt(Pod pod, Optional<ContainerStateTerminated> end) {
    return Stream.of(
            end.map(ContainerStateTerminated::getFinishedAt),
            Optional.ofNullable(pod.getMetadata().getDeletionTimestamp()),
            Optional.ofNullable(pod.getMetadata().getCreationTimestamp()))
        .flatMap(Optional::stream)
        .flatMap(text -> instant(text).stream())
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
