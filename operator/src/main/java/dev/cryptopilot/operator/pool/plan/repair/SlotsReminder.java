// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.repair;

import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.observe.SlotsBump;
import java.time.Instant;
import java.util.Optional;

/** When the kubelet has to be told of a pod's slots: on every change, and again when it is slow. */
public final class SlotsReminder {

  private SlotsReminder() {}

  /**
   * What to note on the pod; empty when there is nothing to tell.
   *
   * @param revision revision of the slots as they are or are about to be written
   */
  public static Optional<SlotsBump> of(PodFacts pod, long revision, Instant now) {
    Optional<PodObjectFacts> object = pod.object().filter(one -> !one.deleting());
    if (object.isEmpty()) {
      return Optional.empty();
    }
    if (object.get().slotsRevision().orElse(-1) != revision) {
      return Optional.of(SlotsBump.first(revision, now));
    }
    return SlotsDelay.of(pod)
        .map(SlotsDelay::bump)
        .filter(bump -> bump.revision() == revision)
        .filter(bump -> bump.last().plus(PodDiagnosis.TAKE_UP_WITHIN).isBefore(now))
        .map(bump -> bump.again(now));
  }
}
