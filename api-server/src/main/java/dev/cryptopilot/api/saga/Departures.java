// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.Allocation;
import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.api.wallet.BotMoney.Leaving;
import dev.cryptopilot.api.wallet.BotMoneyUnavailable;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.Sighting;
import dev.cryptopilot.api.wallet.WalletRefusal;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Deletes bots and brings their final worth home, once for each funding. */
public final class Departures {
  private final SagaStarter starter;
  private final SagaStore store;
  private final BotMoney bots;
  private final Clock clock;

  public Departures(SagaStarter starter, SagaStore store, BotMoney bots, Clock clock) {
    this.starter = starter;
    this.store = store;
    this.bots = bots;
    this.clock = clock;
  }

  /**
   * A bot that goes. Its money may be home while the cluster is asked again and again to let go of
   * the bot itself.
   *
   * @param settlement what came home; empty when nothing of the wallet was in it, and while it is
   *     still closing its trades
   * @param pending whether the money comes later
   */
  public record Departed(Optional<Settlement> settlement, boolean pending) {}

  /** What a bot brought home. */
  public record Settlement(Money previousBalance, Money newBalance, Money returned, Money result) {}

  /**
   * Asks for a bot's deletion and waits until the deadline for its final worth. What is not done by
   * then goes on by itself.
   *
   * @throws WalletRefused Busy when another change of its money does not end
   */
  public Departed delete(BotRef bot, Instant deadline) {
    Optional<String> paid =
        store.read(pages -> pages.allocations().of(bot)).map(Allocation::funding);
    Optional<String> seen =
        switch (bots.look(bot)) {
          case Sighting.Present present -> present.funding();
          case Sighting.Absent() -> paid;
        };
    Departed gone = leave(bot, seen, deadline);
    // A payment that was on its way to the bot then may have reached it since.
    boolean other = paid.isPresent() && !paid.equals(seen);
    Optional<String> since = other ? paid : reached(bot, seen, gone);
    return since.isPresent() && !gone.pending() ? leave(bot, since, deadline) : gone;
  }

  /**
   * A bot that got other money just before its deletion was asked for is another one by then, and
   * was not deleted; the money that it was known by has settled nothing.
   */
  private Optional<String> reached(BotRef bot, Optional<String> seen, Departed gone) {
    if (gone.settlement().isPresent() || gone.pending()) {
      return Optional.empty();
    }
    try {
      return bots.look(bot) instanceof Sighting.Present present && !present.leaving()
          ? present.funding().filter(now -> !seen.equals(Optional.of(now)))
          : Optional.empty();
    } catch (BotMoneyUnavailable e) {
      // What is known was done; a bot that is still there is in the list.
      return Optional.empty();
    }
  }

  private Departed leave(BotRef bot, Optional<String> funding, Instant deadline) {
    if (funding.isEmpty()) {
      bots.delete(bot, "");
      return new Departed(Optional.empty(), false);
    }
    try {
      return departed(depart(bot, funding.get(), deadline));
    } catch (WalletRefused e) {
      if (e.refusal() instanceof WalletRefusal.StillUnderWay) {
        return new Departed(Optional.empty(), true);
      }
      throw e;
    }
  }

  /** Drives the departure of one funding. */
  Saga depart(BotRef bot, String funding, Instant deadline) {
    Task task = new Task.Depart();
    String id = id(funding);
    return starter.run(
        new SagaStarter.Request(bot, id, task.request(), deadline),
        () -> (pages, now) -> Optional.of(Saga.begin(id, bot, funding, task, id, now)));
  }

  static Departed departed(Saga saga) {
    return new Departed(
        saga.outcome()
            .map(
                end ->
                    new Settlement(
                        end.balanceBefore(), end.balanceAfter(), end.amount(), end.result())),
        false);
  }

  /** Begins the departure of every bot that is being deleted by other means, kubectl for one. */
  void sweep() {
    bots.leaving().forEach(this::begin);
  }

  private void begin(Leaving leaving) {
    String id = id(leaving.funding());
    Optional<Saga> known = store.read(pages -> pages.sagas().find(id));
    if (known.map(saga -> saga.stage().isFinished()).orElse(false)) {
      // Settled long ago, and yet held: a restored backup, for example.
      bots.release(leaving.bot(), leaving.funding());
    }
    if (known.isEmpty()) {
      starter.leave(
          leaving.bot(),
          Saga.begin(id, leaving.bot(), leaving.funding(), new Task.Depart(), id, clock.instant()));
    }
  }

  private static String id(String funding) {
    return "depart-" + funding;
  }
}
