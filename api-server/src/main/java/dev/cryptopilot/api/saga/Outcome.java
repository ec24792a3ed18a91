// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.Money;
import java.util.Optional;

/**
 * What a saga came to, once it has touched the books for the last time.
 *
 * @param failure why it failed; empty when it did not
 * @param amount that arrived in the bot or in the wallet
 * @param result profit, or below 0 loss, that was realised
 * @param balanceBefore of the wallet, without this saga's own entries
 * @param balanceAfter of the wallet
 * @param entry key of the entry that people see, if there is one
 */
public record Outcome(
    Optional<Failure> failure,
    Money amount,
    Money result,
    Money balanceBefore,
    Money balanceAfter,
    Optional<String> entry) {

  /** Why a bot could not be changed. */
  public record Failure(Cause cause, String message) {}

  /** Kinds of failure. */
  public enum Cause {
    REFUSED,
    TAKEN,
    GONE
  }
}
