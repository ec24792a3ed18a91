// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.saga.Outcome.Failure;
import dev.cryptopilot.api.wallet.Entry;
import dev.cryptopilot.api.wallet.Money;
import java.time.Duration;
import java.util.Optional;

/** What one step of a saga writes, all in one transaction. */
sealed interface Step {

  /** Where the saga goes. */
  Stage next();

  /** For the record. */
  String note();

  /** Nothing but another stage, not before a pause is over. */
  record Go(Stage next, Duration pause, String note) implements Step {}

  /**
   * The saga's word in the books.
   *
   * @param entry what is posted; empty when nothing moves
   * @param amount that arrived in the bot or in the wallet
   * @param worthChange by how much the bot is worth more or less now
   * @param fate what becomes of the allocation
   */
  record Book(
      Stage next,
      Optional<Entry> entry,
      Money amount,
      Money worthChange,
      Fate fate,
      Optional<Failure> failure,
      String note)
      implements Step {}

  /** What becomes of an allocation. */
  enum Fate {
    /** As it is. */
    KEPT,
    /** Its money is in the bot. */
    OPENED,
    /** Nothing of it is left in the bot, or ever was. */
    CLOSED
  }
}
