// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.operator.pool.observe.SlotSight;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.pool.plan.GoalRule;
import dev.cryptopilot.operator.pool.plan.MoveChange;
import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.Departure;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.MoveId;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.SlotRole;
import java.util.Optional;

/** The steps of a pod that a bot leaves: seal, give up, unseal. Pure. */
final class SourceStep {

  private SourceStep() {}

  /** The step of a slot in which the bot may run. */
  static SlotStep running(SlotContext slot) {
    return slot.committedFromHere()
        .map(target -> seal(slot, target))
        .or(() -> SecondSlots.keeper(slot).map(keeper -> second(slot, keeper)))
        .or(() -> reserved(slot).map(target -> seal(slot, target)))
        .orElseGet(SlotStep.Follow::new);
  }

  /** The step of a slot in which the bot is sealed. */
  static SlotStep sealed(SlotContext slot) {
    Departure departure = slot.slot().departure().orElseThrow();
    if (isOver(slot.bot().standing())) {
      return new SlotStep.Follow();
    }
    Optional<SlotSight> went = slot.committedFromHere();
    if (went.isPresent()) {
      return isNamed(went.get(), departure.id())
          ? afterCommit(slot, departure, went.get())
          : seal(slot, went.get());
    }
    Optional<SlotSight> target = slot.at(departure.to());
    if (target.filter(t -> t.role() == SlotRole.ORDINARY).isPresent()) {
      return second(slot, departure.to());
    }
    Optional<PodRef> keeper = SecondSlots.keeper(slot);
    if (keeper.isPresent()) {
      return second(slot, keeper.get());
    }
    if (target.isEmpty()) {
      return slot.facts().moves().gone().contains(departure.to())
          ? unseal(slot, departure)
          : new SlotStep.Keep();
    }
    return uncommitted(slot, departure, target.get());
  }

  private static SlotStep uncommitted(SlotContext slot, Departure departure, SlotSight target) {
    if (isNamed(target, departure.id())) {
      return target.role() == SlotRole.CANCELLED ? unseal(slot, departure) : new SlotStep.Keep();
    }
    boolean another =
        target.role() == SlotRole.RESERVED && SlotContext.cameFrom(target, slot.here());
    return another ? seal(slot, target) : new SlotStep.Keep();
  }

  private static SlotStep afterCommit(SlotContext slot, Departure departure, SlotSight target) {
    // The mirror first: it is what tells a bot's home when a Secret is lost.
    boolean mirrored = slot.bot().place().isHome(target.pod());
    return mirrored && Landing.isDone(target, departure.id())
        ? new SlotStep.Become(
            slot.slot().withGoal(Goal.REMOVED),
            new MoveChange.GiveUpSlot(
                slot.slot().name(),
                slot.slot().uid(),
                departure.id(),
                target.pod(),
                departure.reason(),
                Landing.downtime(slot.word(), target.word())))
        : new SlotStep.Keep();
  }

  private static Optional<SlotSight> reserved(SlotContext slot) {
    return slot.far().stream()
        .filter(sight -> sight.role() == SlotRole.RESERVED)
        .filter(sight -> SlotContext.cameFrom(sight, slot.here()))
        .filter(sight -> slot.slot().arrival().isEmpty())
        .filter(Landing::isExpected)
        .filter(sight -> Leave.mayGo(slot))
        .findFirst();
  }

  private static SlotStep seal(SlotContext slot, SlotSight target) {
    Arrival arrival = target.slot().arrival().orElseThrow();
    return new SlotStep.Become(
        sealedSlot(slot.slot(), target.pod(), arrival),
        new MoveChange.SealSlot(slot.slot().name(), slot.slot().uid(), arrival.id(), target.pod()));
  }

  /** That slot, sealed for a move. */
  static DesiredBot sealedSlot(DesiredBot slot, PodRef to, Arrival arrival) {
    return slot.withGoal(Goal.SEALED)
        .withArrival(Optional.empty())
        .withDeparture(Optional.of(new Departure(arrival.id(), to, arrival.reason())));
  }

  private static SlotStep unseal(SlotContext slot, Departure departure) {
    return new SlotStep.Become(
        slot.slot().withGoal(goalAfter(slot)).withDeparture(Optional.empty()),
        new MoveChange.UnsealSlot(
            slot.slot().name(), slot.slot().uid(), departure.id(), departure.to()));
  }

  /** A bot that is being deleted enters no trade for a moment in between. */
  private static Goal goalAfter(SlotContext slot) {
    return slot.bot().standing() instanceof Standing.Leaving
        ? Goal.DRAINED
        : GoalRule.asked(slot.bot(), slot.slot().content());
  }

  private static SlotStep second(SlotContext slot, PodRef keeper) {
    MoveId id = slot.slot().departure().map(Departure::id).orElseGet(() -> new MoveId(""));
    return new SlotStep.Become(
        slot.slot().withGoal(Goal.REMOVED),
        new MoveChange.RemoveSecond(slot.slot().name(), slot.slot().uid(), id, keeper));
  }

  private static boolean isNamed(SlotSight target, MoveId id) {
    return target.slot().arrival().map(Arrival::id).filter(id::equals).isPresent();
  }

  private static boolean isOver(Standing standing) {
    return switch (standing) {
      case Standing.Leaving leaving -> leaving.settled();
      case Standing.Gone gone -> true;
      case Standing.Wanted wanted -> false;
      case Standing.Held held -> false;
      case Standing.Keyless keyless -> false;
    };
  }
}
