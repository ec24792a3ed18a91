// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import dev.cryptopilot.api.store.Transactions;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** {@link WalletStore} over the server's database. */
public final class JdbcWalletStore implements WalletStore {
  private final Transactions transactions;

  public JdbcWalletStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T write(Function<WalletPages, T> work) {
    return transactions.write(handle -> work.apply(pages(handle)));
  }

  @Override
  public <T> T read(Function<WalletPages, T> work) {
    return transactions.read(handle -> work.apply(pages(handle)));
  }

  private static WalletPages pages(Handle handle) {
    return new Pages(new JdbcLedger(handle), new JdbcAllocations(handle));
  }

  private record Pages(Ledger ledger, Allocations allocations) implements WalletPages {}
}
