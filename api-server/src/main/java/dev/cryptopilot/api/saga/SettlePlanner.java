// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.saga.Step.Fate;
import dev.cryptopilot.api.wallet.Allocation;
import dev.cryptopilot.api.wallet.Entries;
import dev.cryptopilot.api.wallet.Farewell;
import dev.cryptopilot.api.wallet.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What a deleted bot leaves. Pure. */
final class SettlePlanner {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private SettlePlanner() {}

  static Step step(Saga saga, Farewell farewell, Optional<Allocation> allocation) {
    return switch (farewell) {
      case Farewell.Staying() -> new Step.Go(Stage.BOT, LOOK_AGAIN, "still there");
      case Farewell.Pending(String message) -> new Step.Go(Stage.SETTLE, LOOK_AGAIN, message);
      case Farewell.Settled(Optional<BigDecimal> equity) ->
          book(saga, equity.map(Money::of), allocation, "settled");
      case Farewell.Gone() -> book(saga, Optional.empty(), allocation, "bot is gone");
    };
  }

  private static Step book(
      Saga saga, Optional<Money> equity, Optional<Allocation> allocation, String note) {
    Optional<Allocation> open = allocation.filter(a -> a.state() == Allocation.State.OPEN);
    if (open.isEmpty()) {
      // Its money was returned before, or these books never paid for it.
      return new Step.Go(Stage.RELEASE, Duration.ZERO, note + ", nothing of the wallet in it");
    }
    // Debts of a paper bot end with it: nobody's wallet goes below zero for them.
    Money worth = equity.orElse(open.get().lastValue());
    Money amount = worth.isNegative() ? Money.ZERO : worth;
    return new Step.Book(
        Stage.RELEASE,
        Entries.handBack(
            saga.entryKey("settle"),
            open.get().label(),
            saga.funding(),
            open.get().allocated(),
            amount,
            "Final balance of " + open.get().botName()),
        amount,
        Money.ZERO,
        Fate.CLOSED,
        Optional.empty(),
        note);
  }
}
