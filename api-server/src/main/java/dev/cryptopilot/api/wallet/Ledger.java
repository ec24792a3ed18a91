// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Double-entry books, one for each person, inside one transaction. */
public interface Ledger {

  /** Opens the person's books with the opening balance, unless they are open. */
  void open(String owner, Opening opening, Instant at);

  /** What a new person starts with. */
  record Opening(String currency, Money balance) {}

  /** The state of the books; empty before {@link #open}. */
  Optional<Books> books(String owner);

  /**
   * The state of one person's books.
   *
   * @param currency of all accounts
   * @param updatedAt when the last entry was written
   * @param balances of the accounts that were ever touched
   */
  record Books(String currency, Instant updatedAt, Map<Account, Money> balances) {
    public Books {
      balances = Map.copyOf(balances);
    }

    public Money balance(Account account) {
      return balances.getOrDefault(account, Money.ZERO);
    }

    public Money wallet() {
      return balance(Account.WALLET);
    }
  }

  /**
   * Writes an entry, or answers with the one that its key stands for already.
   *
   * @throws WalletRefused {@link WalletRefusal.InsufficientFunds} when an account would fall below
   *     0, {@link WalletRefusal.KeyReused} when the key stands for another request
   */
  Posted post(String owner, Entry entry, Instant at);

  /** The entry of a key. */
  Optional<Posted> find(String owner, String key);

  /** What people see of the books; of one type, if one is named. */
  History history(String owner, Optional<EntryType> type, History.Page page);
}
