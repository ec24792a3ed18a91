// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.saga.Outcome.Cause;
import dev.cryptopilot.api.saga.Outcome.Failure;
import dev.cryptopilot.api.saga.Step.Fate;
import dev.cryptopilot.api.wallet.Allocation;
import dev.cryptopilot.api.wallet.BotLabel;
import dev.cryptopilot.api.wallet.Change;
import dev.cryptopilot.api.wallet.Entries;
import dev.cryptopilot.api.wallet.Money;
import java.time.Duration;
import java.util.Optional;

/** From a saga to the question for the bot side, and from its answer to the next step. Pure. */
final class SagaPlanner {

  private SagaPlanner() {}

  /** What to ask next. */
  static BotCall call(Saga saga) {
    return switch (saga.stage()) {
      case BOT ->
          switch (saga.task()) {
            case Task.Provision p -> new BotCall.Create(p.amount(), p.order());
            case Task.Adopt a -> new BotCall.Adopt(a.previous(), a.delta());
            case Task.Add a -> new BotCall.Move(a.number(), a.amount());
            case Task.Take t -> new BotCall.Move(t.number(), t.amount().negated());
            case Task.Depart() -> new BotCall.Delete();
            case Task.ReturnAll all -> throw asksNothing(saga);
          };
      case SETTLE -> new BotCall.AwaitFarewell();
      case RELEASE -> new BotCall.Release();
      case DONE, FAILED ->
          throw new IllegalStateException("saga " + saga.id() + " is finished: " + saga.stage());
    };
  }

  /**
   * What the answer comes to.
   *
   * @param allocation of the saga's funding, as it stands; empty for a bot the wallet does not know
   */
  static Step step(Saga saga, BotAnswer answer, Optional<Allocation> allocation) {
    return switch (answer) {
      case BotAnswer.Changed(Change change) -> changed(saga, change, allocation.orElseThrow());
      case BotAnswer.Said(var farewell) -> SettlePlanner.step(saga, farewell, allocation);
      case BotAnswer.Done() ->
          saga.stage() == Stage.BOT
              ? new Step.Go(Stage.SETTLE, Duration.ZERO, "deletion asked for")
              : new Step.Go(Stage.DONE, Duration.ZERO, "bot let go");
    };
  }

  /** All that a bot is worth comes home; the bot itself is not touched. */
  static Step returnAll(Saga saga, Allocation allocation, Money value) {
    return new Step.Book(
        Stage.DONE,
        Entries.handBack(
            saga.entryKey("return"),
            allocation.label(),
            saga.funding(),
            allocation.allocated(),
            value,
            "Full return from " + allocation.botName()),
        value,
        Money.ZERO,
        Fate.CLOSED,
        Optional.empty(),
        "all returned");
  }

  private static Step changed(Saga saga, Change change, Allocation allocation) {
    Optional<Failure> failure = failure(change);
    BotLabel bot = allocation.label();
    return switch (saga.task()) {
      case Task.Provision p -> arrived(saga, bot, p.amount(), failure, true);
      case Task.Adopt a -> arrived(saga, bot, a.amount(), failure, true);
      case Task.Add a -> arrived(saga, bot, a.amount(), failure, false);
      case Task.Take t -> taken(saga, bot, t, failure);
      case Task.Depart depart -> throw asksNothing(saga);
      case Task.ReturnAll all -> throw asksNothing(saga);
    };
  }

  /** The reserved money is in the bot, or goes back into the wallet. */
  private static Step arrived(
      Saga saga, BotLabel bot, Money amount, Optional<Failure> failure, boolean opens) {
    if (failure.isPresent()) {
      return new Step.Book(
          Stage.FAILED,
          Optional.of(Entries.undo(saga.entryKey("undo"), bot, amount, failure.get().message())),
          amount,
          Money.ZERO,
          opens ? Fate.CLOSED : Fate.KEPT,
          failure,
          failure.get().message());
    }
    return new Step.Book(
        Stage.DONE,
        Optional.of(Entries.fund(saga.entryKey("fund"), bot, saga.funding(), amount)),
        amount,
        amount,
        opens ? Fate.OPENED : Fate.KEPT,
        Optional.empty(),
        "arrived in the bot");
  }

  private static Step taken(Saga saga, BotLabel bot, Task.Take take, Optional<Failure> failure) {
    if (failure.isPresent()) {
      return new Step.Book(
          Stage.FAILED,
          Optional.empty(),
          Money.ZERO,
          Money.ZERO,
          Fate.KEPT,
          failure,
          failure.get().message());
    }
    return new Step.Book(
        Stage.DONE,
        Entries.handBack(
            saga.entryKey("return"),
            bot,
            saga.funding(),
            take.cost(),
            take.amount(),
            "Partial return from " + bot.name()),
        take.amount(),
        take.amount().negated(),
        Fate.KEPT,
        Optional.empty(),
        "taken out of the bot");
  }

  private static IllegalStateException asksNothing(Saga saga) {
    return new IllegalStateException("saga " + saga.id() + " changes no balance of its bot");
  }

  private static Optional<Failure> failure(Change change) {
    return switch (change) {
      case Change.Applied() -> Optional.empty();
      case Change.Refused(String message) -> Optional.of(new Failure(Cause.REFUSED, message));
      case Change.Taken() ->
          Optional.of(new Failure(Cause.TAKEN, "There is another bot of that name"));
      case Change.Leaving() -> Optional.of(new Failure(Cause.GONE, "The bot is being deleted"));
      case Change.Gone() -> Optional.of(new Failure(Cause.GONE, "The bot is gone"));
    };
  }
}
