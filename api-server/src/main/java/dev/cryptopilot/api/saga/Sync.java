// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.Allocation;
import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.api.wallet.BotMoneyUnavailable;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.Sighting;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the money of bots home that exist no more. */
public final class Sync {
  private final SagaStore store;
  private final BotMoney bots;
  private final Departures departures;

  public Sync(SagaStore store, BotMoney bots, Departures departures) {
    this.store = store;
    this.bots = bots;
    this.departures = departures;
  }

  /**
   * The wallet and the bots, put in step.
   *
   * @param running ids of bots that are meant to trade
   * @param valid ids of bots with an allocation that stays
   */
  public record Synced(List<String> running, List<String> valid, List<Cleaned> cleaned) {
    public Money totalReturned() {
      return cleaned.stream().map(Cleaned::returned).reduce(Money.ZERO, Money::plus);
    }
  }

  /** A bot that was gone. */
  public record Cleaned(String botId, String botName, Money returned, Money result) {}

  /** A bot that does not answer keeps its allocation: nothing is taken for gone by silence. */
  public Synced sync(String owner, Instant deadline) {
    List<String> running = new ArrayList<>();
    List<String> valid = new ArrayList<>();
    List<Cleaned> cleaned = new ArrayList<>();
    for (Allocation allocation : store.read(pages -> pages.allocations().all(owner))) {
      String id = allocation.bot().instanceId();
      Optional<Sighting.Present> bot = Optional.empty();
      boolean gone = false;
      try {
        bot = present(allocation);
        gone = bot.isEmpty() && allocation.state() == Allocation.State.OPEN;
      } catch (BotMoneyUnavailable e) {
        bot = Optional.empty();
      }
      if (bot.map(Sighting.Present::running).orElse(false)) {
        running.add(id);
      }
      Optional<Cleaned> clean = gone ? clean(allocation, deadline) : Optional.empty();
      clean.ifPresentOrElse(cleaned::add, () -> valid.add(id));
    }
    return new Synced(running, valid, cleaned);
  }

  private Optional<Sighting.Present> present(Allocation allocation) {
    return switch (bots.look(allocation.bot())) {
      case Sighting.Present present
          when present.funding().equals(Optional.of(allocation.funding())) ->
          Optional.of(present);
      case Sighting.Present other -> Optional.empty();
      case Sighting.Absent() -> Optional.empty();
    };
  }

  private Optional<Cleaned> clean(Allocation allocation, Instant deadline) {
    try {
      Saga saga = departures.depart(allocation.bot(), allocation.funding(), deadline);
      return saga.outcome()
          .map(
              end ->
                  new Cleaned(
                      allocation.bot().instanceId(),
                      allocation.botName(),
                      end.amount(),
                      end.result()));
    } catch (WalletRefused e) {
      // Busy or still under way: another call, or the worker, finishes it.
      return Optional.empty();
    }
  }
}
