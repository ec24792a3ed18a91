// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.math.BigDecimal;
import java.util.Optional;

/** How far a deleted bot is. */
public sealed interface Farewell {

  /** Nobody has asked for its deletion. */
  record Staying() implements Farewell {}

  /**
   * It is being deleted; its final worth is not known yet.
   *
   * @param message what it waits for, for the person
   */
  record Pending(String message) implements Farewell {}

  /**
   * The operator has settled it: condition {@code Settled}.
   *
   * @param equity final worth, counted with the initial balance that its spec has now; empty when
   *     the operator could not tell. A bot that never ran is worth its initial balance
   */
  record Settled(Optional<BigDecimal> equity) implements Farewell {}

  /** There is no bot with this funding. */
  record Gone() implements Farewell {}
}
