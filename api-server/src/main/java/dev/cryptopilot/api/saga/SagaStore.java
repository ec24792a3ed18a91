// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import java.util.function.Function;

/** Transactions over the tables of wallet and sagas; as {@code wallet.WalletStore}. */
public interface SagaStore {
  <T> T write(Function<SagaPages, T> work);

  <T> T read(Function<SagaPages, T> work);
}
