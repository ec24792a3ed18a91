// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

import java.math.BigDecimal;
import java.time.Instant;

/** What a profile shows of a person's paper wallet. */
@FunctionalInterface
public interface PaperWallets {

  /**
   * Free money.
   *
   * @param currency of the balance
   */
  record PaperWallet(BigDecimal balance, String currency, Instant lastUpdated) {}

  PaperWallet of(String userId);
}
