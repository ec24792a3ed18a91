// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet.routes;

import dev.cryptopilot.api.wallet.Valuation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An allocation as answers show it.
 *
 * @param lifetimePnL realised and unrealised
 * @param valueAt when the value was measured; absent when nobody could ever tell
 * @param stale true when the bot could not be asked, and the value is the last known one
 */
record AllocationBody(
    BigDecimal allocatedAmount,
    BigDecimal currentValue,
    BigDecimal reservedInTrades,
    BigDecimal availableBalance,
    BigDecimal lifetimePnL,
    Instant allocatedAt,
    String botName,
    Optional<Instant> valueAt,
    boolean stale) {

  static AllocationBody of(Valuation valuation) {
    return new AllocationBody(
        valuation.allocation().allocated().decimal(),
        valuation.value().decimal(),
        valuation.reserved().decimal(),
        valuation.available().decimal(),
        valuation.lifetimeResult().decimal(),
        valuation.allocation().openedAt(),
        valuation.allocation().botName(),
        valuation.at(),
        valuation.stale());
  }
}
