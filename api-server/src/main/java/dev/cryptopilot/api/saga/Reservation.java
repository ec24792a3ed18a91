// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.Allocation;
import dev.cryptopilot.api.wallet.BotLabel;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Entries;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.WalletRefusal;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.time.Instant;
import java.util.Optional;

/** Money put aside for a bot, in the transaction that begins a saga. */
final class Reservation {
  private final SagaPages pages;
  private final Instant now;

  Reservation(SagaPages pages, Instant now) {
    this.pages = pages;
    this.now = now;
  }

  /** Refuses a second allocation of a bot, and more bots than the plan allows. */
  void checkRoom(BotRef bot, int most) {
    if (pages.allocations().of(bot).isPresent()) {
      throw new WalletRefused(new WalletRefusal.AlreadyAllocated(bot.instanceId()));
    }
    if (pages.allocations().all(bot.owner()).size() >= most) {
      throw new WalletRefused(new WalletRefusal.TooManyBots(most));
    }
  }

  /** Puts the first money of a bot aside, and opens its allocation. */
  Saga open(Saga saga, String botName, Money amount) {
    pages
        .allocations()
        .insert(
            new Allocation(
                saga.funding(),
                saga.bot(),
                botName,
                Allocation.State.OPENING,
                Money.ZERO,
                0,
                Money.ZERO,
                Optional.empty(),
                now));
    BotLabel label = new BotLabel(saga.bot().instanceId(), botName);
    return reserve(saga, label, amount, "Allocated to " + botName);
  }

  /** Puts more money aside for a bot that has some. */
  Saga reserve(Saga saga, BotLabel bot, Money amount, String description) {
    pages
        .ledger()
        .post(
            saga.bot().owner(),
            Entries.reserve(saga.entryKey(SagaBooks.RESERVE), bot, amount, description),
            now);
    return saga;
  }
}
