// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.pool.observe.StatefulSetFacts;
import dev.cryptopilot.operator.pool.plan.repair.SlotsReminder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What has to be written so that a pod is as its draft says. */
final class PodActions {

  private PodActions() {}

  /** Secret first, then the StatefulSet that needs it, then the word to the kubelet. */
  static List<PoolAction> keep(PoolFacts facts, PodDraft draft, String template) {
    return Stream.of(
            draft.update(facts.now()),
            statefulSet(facts, draft.facts(), template),
            bump(draft, facts.now()))
        .<PoolAction>flatMap(Optional::stream)
        .toList();
  }

  /** The same in a pool that goes: nothing new is made. */
  static List<PoolAction> keepWhileDeleting(PoolFacts facts, PodDraft draft) {
    return Stream.of(draft.update(facts.now()), bump(draft, facts.now()))
        .<PoolAction>flatMap(Optional::stream)
        .toList();
  }

  /** Empty when nothing of it is left to delete. */
  static Optional<PoolAction> remove(PodFacts pod) {
    Optional<String> version =
        pod.slots() instanceof SlotsFacts.Present present
            ? Optional.of(present.resourceVersion())
            : Optional.empty();
    Optional<String> set =
        pod.statefulSet().filter(one -> !one.deleting()).map(StatefulSetFacts::uid);
    return version.isEmpty() && set.isEmpty()
        ? Optional.empty()
        : Optional.of(new PoolAction.RemovePod(pod.ordinal(), version, set));
  }

  private static Optional<? extends PoolAction> statefulSet(
      PoolFacts facts, PodFacts pod, String template) {
    if (pod.statefulSet().isEmpty()) {
      return Optional.of(new PoolAction.AddPod(pod.ordinal(), template));
    }
    StatefulSetFacts set = pod.statefulSet().get();
    if (set.deleting()) {
      return Optional.empty();
    }
    if (set.replicas() != 1) {
      return Optional.of(
          new PoolAction.UpdatePod(pod.ordinal(), template, "its replicas were changed"));
    }
    return set.appliedHash().equals(facts.templates().statefulSet().of(pod.ordinal(), template))
        ? Optional.empty()
        : Optional.of(new PoolAction.UpdatePod(pod.ordinal(), template, "the template changed"));
  }

  private static Optional<PoolAction.BumpPodAnnotation> bump(PodDraft draft, Instant now) {
    if (draft.facts().slots() instanceof SlotsFacts.Unreadable) {
      return Optional.empty();
    }
    PodFacts pod = draft.facts();
    return SlotsReminder.of(pod, draft.revision(), now)
        .flatMap(
            bump ->
                pod.object()
                    .map(
                        object ->
                            new PoolAction.BumpPodAnnotation(
                                pod.names().pod(), object.uid(), bump)));
  }
}
