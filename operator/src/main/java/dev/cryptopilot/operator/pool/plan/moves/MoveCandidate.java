// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotSight;
import dev.cryptopilot.operator.pool.plan.MoveChange;
import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.MoveId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A bot for which a place should be kept.
 *
 * @param bot the Bot
 * @param source where it sits
 * @param to ordinal of the pod it shall go to; empty = any
 * @param reason why
 */
public record MoveCandidate(BotFacts bot, SlotSight source, OptionalInt to, MoveReason reason) {

  /**
   * The place that is kept.
   *
   * @param pod name of the pod
   * @param revision revision of its slots with that place in them
   */
  public SlotStep.Become reserve(PoolFacts facts, String pod, long revision) {
    MoveId id = MoveId.of(pod, revision, source.revision(), facts.now());
    DesiredBot slot =
        source
            .slot()
            .withGoal(Goal.EXPECTED)
            .withArrival(Optional.of(new Arrival.Reserved(id, source.pod(), reason.name(), false)));
    return new SlotStep.Become(
        slot, new MoveChange.ReserveSlot(slot.name(), slot.uid(), id, source.pod(), reason.name()));
  }
}
