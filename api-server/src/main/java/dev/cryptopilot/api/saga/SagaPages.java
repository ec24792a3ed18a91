// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.WalletPages;

/** The tables of wallet and sagas inside one transaction. */
public interface SagaPages extends WalletPages {
  Sagas sagas();
}
