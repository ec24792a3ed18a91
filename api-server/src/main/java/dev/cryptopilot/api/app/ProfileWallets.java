// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.account.PaperWallets;
import dev.cryptopilot.api.wallet.Ledger;
import dev.cryptopilot.api.wallet.WalletStore;
import java.time.Clock;

/** The wallet that a profile shows: the books, or what they will open with. */
record ProfileWallets(WalletStore store, Ledger.Opening opening, Clock clock)
    implements PaperWallets {

  @Override
  public PaperWallet of(String userId) {
    return store
        .read(pages -> pages.ledger().books(userId))
        .map(
            books -> new PaperWallet(books.wallet().decimal(), books.currency(), books.updatedAt()))
        .orElseGet(
            () ->
                new PaperWallet(opening.balance().decimal(), opening.currency(), clock.instant()));
  }
}
