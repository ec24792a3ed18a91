// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.util.function.Function;

/**
 * Transactions over the wallet's tables: all of one or nothing, as if one after the other. The work
 * may run more than once and must do nothing but use its pages.
 */
public interface WalletStore {
  <T> T write(Function<WalletPages, T> work);

  <T> T read(Function<WalletPages, T> work);
}
