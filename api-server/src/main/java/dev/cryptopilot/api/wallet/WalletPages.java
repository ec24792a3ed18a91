// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

/** The wallet's tables inside one transaction. */
public interface WalletPages {
  Ledger ledger();

  Allocations allocations();
}
