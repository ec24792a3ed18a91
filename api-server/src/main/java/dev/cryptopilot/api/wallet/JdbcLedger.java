// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import dev.cryptopilot.api.wallet.WalletRefusal.InsufficientFunds;
import dev.cryptopilot.api.wallet.WalletRefusal.KeyReused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link Ledger} in SQL. Lives as long as the transaction of its handle. */
public final class JdbcLedger implements Ledger {
  private static final String OPENING_KEY = "opening";

  private final Handle handle;
  private final JdbcEntries entries;

  public JdbcLedger(Handle handle) {
    this.handle = handle;
    this.entries = new JdbcEntries(handle);
  }

  @Override
  public void open(String owner, Opening opening, Instant at) {
    int opened =
        handle.execute(
            "INSERT INTO ledger_books (owner, currency, entries, opened_at, updated_at)"
                + " VALUES (?, ?, 0, ?, ?) ON CONFLICT (owner) DO NOTHING",
            owner,
            opening.currency(),
            at,
            at);
    if (opened == 1 && opening.balance().isPositive()) {
      post(owner, Entries.deposit(OPENING_KEY, opening.balance(), "Opening balance"), at);
    }
  }

  @Override
  public Optional<Books> books(String owner) {
    return handle
        .select("SELECT currency, updated_at FROM ledger_books WHERE owner = ?", owner)
        .map(
            (row, context) ->
                new Books(
                    row.getString("currency"),
                    Instant.ofEpochMilli(row.getLong("updated_at")),
                    balances(owner, "kind <> 'ALLOCATION' OR balance <> 0", "")))
        .findOne();
  }

  @Override
  public Posted post(String owner, Entry entry, Instant at) {
    Optional<JdbcEntries.Stored> stored = entries.find(owner, entry.key());
    if (stored.isPresent()) {
      if (!stored.get().request().equals(entry.request())) {
        throw new WalletRefused(new KeyReused(entry.key()));
      }
      return stored.get().posted();
    }
    Turn turn = nextTurn(owner, at);
    String funding = entry.accounts().stream().map(Account::funding).reduce("", String::concat);
    Map<Account, Money> balances =
        balances(owner, "kind <> 'ALLOCATION' OR funding = :funding", funding);
    for (Account account : entry.accounts()) {
      Money before = balances.getOrDefault(account, Money.ZERO);
      Money after = before.plus(entry.change(account));
      if (after.isNegative() && !account.kind().mayBeNegative()) {
        throw new WalletRefused(new InsufficientFunds(before, before.minus(after)));
      }
      write(owner, turn.currency(), account, after, !balances.containsKey(account));
      balances.put(account, after);
    }
    Money wallet = balances.getOrDefault(Account.WALLET, Money.ZERO);
    return entries.insert(owner, turn.number(), turn.currency(), entry, wallet, at);
  }

  @Override
  public Optional<Posted> find(String owner, String key) {
    return entries.find(owner, key).map(JdbcEntries.Stored::posted);
  }

  @Override
  public History history(String owner, Optional<EntryType> type, History.Page page) {
    return entries.history(owner, type, page);
  }

  private record Turn(long number, String currency) {}

  /** Raises the count first: of two writers, the second one waits or is told to begin anew. */
  private Turn nextTurn(String owner, Instant at) {
    return handle
        .createQuery(
            "UPDATE ledger_books SET entries = entries + 1, updated_at = :at"
                + " WHERE owner = :owner RETURNING entries, currency")
        .bind("at", at)
        .bind("owner", owner)
        .map((row, context) -> new Turn(row.getLong("entries"), row.getString("currency")))
        .findOne()
        .orElseThrow(() -> new IllegalStateException("the books of " + owner + " are not open"));
  }

  private Map<Account, Money> balances(String owner, String which, String funding) {
    var query =
        handle
            .createQuery(
                "SELECT kind, funding, balance FROM ledger_accounts WHERE owner = :owner AND ("
                    + which
                    + ")")
            .bind("owner", owner);
    if (which.contains(":funding")) {
      query.bind("funding", funding);
    }
    Map<Account, Money> balances = new HashMap<>();
    query
        .map((row, context) -> Map.entry(account(row), new Money(row.getLong("balance"))))
        .forEach(row -> balances.put(row.getKey(), row.getValue()));
    return balances;
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(Account.Kind.valueOf(row.getString("kind")), row.getString("funding"));
  }

  private void write(String owner, String currency, Account account, Money balance, boolean isNew) {
    String sql =
        isNew
            ? "INSERT INTO ledger_accounts (balance, owner, kind, funding, currency)"
                + " VALUES (?, ?, ?, ?, ?)"
            : "UPDATE ledger_accounts SET balance = ?"
                + " WHERE owner = ? AND kind = ? AND funding = ? AND currency = ?";
    handle.execute(sql, balance.units(), owner, account.kind().name(), account.funding(), currency);
  }
}
