// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.Allocation;
import dev.cryptopilot.api.wallet.Allocation.Seen;
import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.api.wallet.BotMoneyUnavailable;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.Sighting;
import java.time.Clock;
import java.util.Optional;

/** Remembers what bots are worth, for the time when they cannot be asked any more. */
public final class WorthWatch {
  private final SagaStore store;
  private final BotMoney bots;
  private final Clock clock;

  public WorthWatch(SagaStore store, BotMoney bots, Clock clock) {
    this.store = store;
    this.bots = bots;
    this.clock = clock;
  }

  /** Looks at every bot with an allocation; writes what changed. */
  public void look() {
    store.read(pages -> pages.allocations().open()).forEach(this::look);
  }

  private void look(Allocation allocation) {
    try {
      if (bots.look(allocation.bot()) instanceof Sighting.Present present
          && present.funding().equals(Optional.of(allocation.funding()))) {
        present.worth().filter(Sighting.Worth::fresh).ifPresent(w -> keep(allocation, w));
      }
    } catch (BotMoneyUnavailable e) {
      // What is remembered stays.
      return;
    }
  }

  private void keep(Allocation seenBefore, Sighting.Worth worth) {
    Seen seen =
        new Seen(Observed.value(worth), nonNegative(Money.of(worth.reserved())), worth.at());
    boolean same =
        seenBefore
            .seen()
            .map(s -> s.value().equals(seen.value()) && s.reserved().equals(seen.reserved()))
            .orElse(false);
    if (!same) {
      write(seenBefore, seen);
    }
  }

  private void write(Allocation seenBefore, Seen seen) {
    store.write(
        pages -> {
          Optional<Allocation> now = pages.allocations().byFunding(seenBefore.funding());
          // A figure from before a change of the bot's money would count that money twice.
          boolean current =
              now.equals(Optional.of(seenBefore))
                  && pages.sagas().unfinished(seenBefore.bot()).isEmpty();
          if (current) {
            pages.allocations().update(seenBefore.worth(seen), clock.instant());
          }
          return current;
        });
  }

  private static Money nonNegative(Money money) {
    return money.isNegative() ? Money.ZERO : money;
  }
}
