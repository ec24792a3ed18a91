// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.Allocation;
import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.api.wallet.BotMoneyUnavailable;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.Sighting;
import dev.cryptopilot.api.wallet.WalletRefusal;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.util.Optional;

/**
 * A bot and its allocation as seen before a transaction.
 *
 * @param sighting empty when the bot side did not answer
 */
record Observed(BotRef bot, Optional<Allocation> allocation, Optional<Sighting> sighting) {

  static Observed of(SagaStore store, BotMoney bots, BotRef bot) {
    Optional<Allocation> allocation = store.read(pages -> pages.allocations().of(bot));
    try {
      return new Observed(bot, allocation, Optional.of(bots.look(bot)));
    } catch (BotMoneyUnavailable e) {
      return new Observed(bot, allocation, Optional.empty());
    }
  }

  /** Whether the allocation in the transaction is still the one that was seen. */
  boolean holds(Optional<Allocation> now) {
    return now.map(a -> a.funding() + a.moves() + a.state() + a.allocated())
        .equals(allocation.map(a -> a.funding() + a.moves() + a.state() + a.allocated()));
  }

  /** The bot, which must be there and must stay. */
  Sighting.Present present() {
    return switch (sighting.orElseThrow(this::unreachable)) {
      case Sighting.Present present when !present.leaving() -> present;
      case Sighting.Present leaving -> throw gone();
      case Sighting.Absent() -> throw gone();
    };
  }

  /** The bot that lives on the allocation. */
  Sighting.Present funded(String funding) {
    Sighting.Present present = present();
    if (!present.funding().equals(Optional.of(funding))) {
      throw gone();
    }
    return present;
  }

  /** What the bot owns right now; money never moves by an old figure. */
  Sighting.Worth worth(Sighting.Present present) {
    return present.worth().filter(Sighting.Worth::fresh).orElseThrow(this::unreachable);
  }

  static Money value(Sighting.Worth worth) {
    Money value = Money.of(worth.value());
    return value.isNegative() ? Money.ZERO : value;
  }

  private WalletRefused gone() {
    return new WalletRefused(new WalletRefusal.BotGone(bot.instanceId()));
  }

  private WalletRefused unreachable() {
    return new WalletRefused(new WalletRefusal.BotUnreachable(bot.instanceId()));
  }
}
