// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.operator.pool.observe.SlotSight;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.pool.plan.GoalRule;
import dev.cryptopilot.operator.pool.plan.MoveChange;
import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.Departure;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.MoveId;
import dev.cryptopilot.operator.slots.Parcel;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.SlotRole;
import java.util.Optional;

/** The steps of a pod that a bot comes to: commit, renew, forget, cancel. Pure. */
final class TargetStep {

  private TargetStep() {}

  /** The step of a kept place. */
  static SlotStep reserved(SlotContext slot) {
    Arrival arrival = slot.slot().arrival().orElseThrow();
    Optional<SlotSight> source = slot.at(arrival.from());
    if (MadeAgain.isUndecided(slot, arrival)) {
      return new SlotStep.Keep();
    }
    Optional<Objection> objection =
        MadeAgain.hadArrived(slot, arrival)
            ? Optional.empty()
            : Objections.to(slot, arrival, source);
    if (objection.isPresent()) {
      return cancel(slot, arrival, source, objection.get());
    }
    return source
        .filter(sight -> isSealedFor(sight, arrival.id()))
        .flatMap(SlotSight::parcel)
        .filter(parcel -> Landing.isExpected(slot.sight()))
        .map(parcel -> commit(slot, arrival, parcel))
        .orElseGet(SlotStep.Keep::new);
  }

  /** The step of a place that the bot will not take. */
  static SlotStep cancelled(SlotContext slot) {
    Arrival arrival = slot.slot().arrival().orElseThrow();
    boolean unknown = slot.facts().moves().unreadable().contains(arrival.from());
    boolean stillSealed =
        slot.at(arrival.from()).filter(sight -> isSealedFor(sight, arrival.id())).isPresent();
    return unknown || stillSealed
        ? new SlotStep.Keep()
        : new SlotStep.Drop(forget(slot.slot(), arrival));
  }

  /** The step of a slot in which the bot is since its move. */
  static SlotStep committed(SlotContext slot) {
    if (!(slot.slot().arrival().orElseThrow() instanceof Arrival.Committed arrival)) {
      return new SlotStep.Follow();
    }
    boolean verified =
        slot.word().filter(word -> word.move().hasVerified(arrival.id())).isPresent();
    Optional<SlotSight> source = slot.at(arrival.from());
    if (source.isEmpty()) {
      boolean unknown = slot.facts().moves().unreadable().contains(arrival.from());
      return verified && !unknown
          ? new SlotStep.Become(
              slot.slot().withArrival(Optional.empty()), forget(slot.slot(), arrival))
          : new SlotStep.Follow();
    }
    return source
        .filter(sight -> !verified && isSealedFor(sight, arrival.id()))
        .flatMap(SlotSight::parcel)
        .filter(parcel -> !parcel.equals(arrival.parcel()))
        .<SlotStep>map(parcel -> renew(slot, arrival, parcel))
        .orElseGet(SlotStep.Follow::new);
  }

  private static SlotStep cancel(
      SlotContext slot, Arrival arrival, Optional<SlotSight> source, Objection objection) {
    DesiredBot bot = slot.slot();
    MoveChange change =
        new MoveChange.CancelMove(
            bot.name(),
            bot.uid(),
            arrival.id(),
            arrival.from(),
            arrival.reason(),
            objection.failed(),
            objection.why());
    if (source.filter(sight -> isSealedFor(sight, arrival.id())).isEmpty()) {
      return new SlotStep.Drop(change);
    }
    return new SlotStep.Become(
        bot.withArrival(
            Optional.of(
                new Arrival.Cancelled(
                    arrival.id(),
                    arrival.from(),
                    arrival.reason(),
                    objection.failed() ? objection.why() : ""))),
        change);
  }

  private static SlotStep commit(SlotContext slot, Arrival arrival, Parcel parcel) {
    DesiredBot bot = slot.slot();
    BotContent content =
        slot.bot().standing() instanceof Standing.Wanted(BotContent newest)
            ? newest
            : bot.content();
    return new SlotStep.Become(
        bot.withGoal(GoalRule.asked(slot.bot(), content))
            .withContent(content)
            .withDrain(slot.bot().drain())
            .withArrival(
                Optional.of(
                    new Arrival.Committed(arrival.id(), arrival.from(), arrival.reason(), parcel))),
        new MoveChange.CommitMove(bot.name(), bot.uid(), arrival.id(), arrival.from()));
  }

  private static SlotStep renew(SlotContext slot, Arrival.Committed arrival, Parcel parcel) {
    DesiredBot bot = slot.slot();
    return new SlotStep.Become(
        bot.withArrival(
            Optional.of(
                new Arrival.Committed(arrival.id(), arrival.from(), arrival.reason(), parcel))),
        new MoveChange.RenewParcel(bot.name(), bot.uid(), arrival.id(), arrival.from()));
  }

  private static MoveChange forget(DesiredBot bot, Arrival arrival) {
    return new MoveChange.ForgetMove(bot.name(), bot.uid(), arrival.id(), arrival.from());
  }

  static boolean isSealedFor(SlotSight source, MoveId id) {
    return source.role() == SlotRole.SEALED
        && source.slot().departure().map(Departure::id).filter(id::equals).isPresent();
  }

  /** Whether that slot leads to this pod by a move. */
  static boolean leadsTo(SlotSight source, PodRef target) {
    return source.role() == SlotRole.SEALED
        && source.slot().departure().map(Departure::to).filter(target::equals).isPresent();
  }
}
