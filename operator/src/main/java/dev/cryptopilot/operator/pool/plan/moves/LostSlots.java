// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotSight;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.pool.plan.MoveChange;
import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.Departure;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.SlotRole;
import java.util.Optional;

/** Slots that must be there because the other end of a move names them. Pure. */
public final class LostSlots {

  private LostSlots() {}

  /** The pod that the move of that slot leads to, or comes from. */
  public static Optional<PodRef> otherEnd(SlotSight end) {
    return switch (end.role()) {
      case SEALED -> end.slot().departure().map(Departure::to);
      case COMMITTED -> end.slot().arrival().map(Arrival::from);
      case RESERVED -> end.slot().arrival().filter(MadeAgain::isAgain).map(Arrival::from);
      case ORDINARY, CANCELLED, LEAVING -> Optional.empty();
    };
  }

  /** The slot to make again in that pod; empty when it is not missed. */
  public static Optional<SlotStep.Become> again(PoolFacts facts, BotFacts bot, SlotSight end) {
    boolean over =
        bot.standing() instanceof Standing.Gone
            || (bot.standing() instanceof Standing.Leaving leaving && leaving.settled());
    boolean runsElsewhere =
        facts.moves().of(bot.uid()).stream()
            .anyMatch(sight -> sight.role().mayRun() && !sight.pod().equals(end.pod()));
    if (over || runsElsewhere) {
      return Optional.empty();
    }
    return end.role() == SlotRole.SEALED ? Optional.of(target(end)) : source(end);
  }

  /** Wanted or not: the lost slot may have been the one in which the bot traded last. */
  private static SlotStep.Become target(SlotSight end) {
    Departure departure = end.slot().departure().orElseThrow();
    Arrival arrival = new Arrival.Reserved(departure.id(), end.pod(), departure.reason(), true);
    DesiredBot slot =
        end.slot()
            .withGoal(Goal.EXPECTED)
            .withDeparture(Optional.empty())
            .withArrival(Optional.of(arrival));
    return new SlotStep.Become(
        slot,
        new MoveChange.ReserveSlot(
            slot.name(), slot.uid(), departure.id(), end.pod(), departure.reason()));
  }

  /** The database is still needed there, until the new pod has it. */
  private static Optional<SlotStep.Become> source(SlotSight end) {
    Arrival arrival = end.slot().arrival().orElseThrow();
    boolean missing =
        MadeAgain.isAgain(arrival)
            || end.word().filter(word -> !word.move().hasVerified(arrival.id())).isPresent();
    return missing
        ? Optional.of(
            new SlotStep.Become(
                SourceStep.sealedSlot(end.slot(), end.pod(), arrival),
                new MoveChange.SealSlot(
                    end.slot().name(), end.slot().uid(), arrival.id(), end.pod())))
        : Optional.empty();
  }
}
