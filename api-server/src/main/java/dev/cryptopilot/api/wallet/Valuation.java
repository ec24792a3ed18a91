// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.time.Instant;
import java.util.Optional;

/**
 * An allocation with what it is worth now.
 *
 * @param at when the worth was measured; empty when nobody could ever tell, and it counts as what
 *     was put in
 * @param stale whether the bot could not be asked just now
 */
public record Valuation(
    Allocation allocation, Money value, Money reserved, Optional<Instant> at, boolean stale) {

  public Money available() {
    return value.minus(reserved);
  }

  /** Realised profit so far, and what the rest would bring now. */
  public Money lifetimeResult() {
    return allocation.realised().plus(value).minus(allocation.allocated());
  }
}
