// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person may use.
 *
 * @param maxBots bots at the same time
 * @param maxWalletSize most money in the paper wallet, in its currency
 * @param expiresAt absent = never
 */
public record Plan(Kind kind, int maxBots, BigDecimal maxWalletSize, Optional<Instant> expiresAt) {

  /** Names of plans. */
  public enum Kind {
    FREE,
    PRO,
    ENTERPRISE
  }

  /** Three bots and 100,000 in the wallet. */
  public static Plan free() {
    return new Plan(Kind.FREE, 3, new BigDecimal("100000"), Optional.empty());
  }
}
