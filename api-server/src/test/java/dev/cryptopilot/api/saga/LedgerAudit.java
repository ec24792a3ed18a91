// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.store.Database;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What must hold of the rows themselves, whatever happened. */
final class LedgerAudit {
  private final Database database;
  private final String owner;

  LedgerAudit(Database database, String owner) {
    this.database = database;
    this.owner = owner;
  }

  void check() {
    database
        .transactions()
        .read(
            handle -> {
              balancesAreSumsOfPostings(handle);
              booksAddUpToZero(handle);
              nothingIsUnderWay(handle);
              historyIsAChain(handle);
              closedAllocationsAreEmpty(handle);
              return true;
            });
  }

  private void balancesAreSumsOfPostings(Handle handle) {
    assertThat(
            handle
                .createQuery(
                    "SELECT count(*) FROM ledger_accounts a WHERE owner = :owner AND balance <>"
                        + " (SELECT COALESCE(SUM(l.amount), 0) FROM ledger_lines l WHERE"
                        + " l.owner = a.owner AND l.kind = a.kind AND l.funding = a.funding"
                        + " AND l.currency = a.currency)")
                .bind("owner", owner)
                .mapTo(Long.class)
                .one())
        .as("accounts whose balance is not the sum of their postings")
        .isZero();
  }

  private void booksAddUpToZero(Handle handle) {
    assertThat(one(handle, "SELECT COALESCE(SUM(balance), 0) FROM ledger_accounts"))
        .as("sum of all accounts")
        .isZero();
  }

  private void nothingIsUnderWay(Handle handle) {
    assertThat(one(handle, "SELECT count(*) FROM sagas WHERE finished_at IS NULL"))
        .as("sagas that nobody finishes")
        .isZero();
    assertThat(
            one(
                handle,
                "SELECT COALESCE(SUM(balance), 0) FROM ledger_accounts WHERE kind = 'TRANSIT'"))
        .as("money on its way")
        .isZero();
  }

  private void historyIsAChain(Handle handle) {
    record Row(long number, long after, long change) {}
    List<Row> rows =
        handle
            .createQuery(
                "SELECT e.number, e.balance_after, (SELECT COALESCE(SUM(l.amount), 0)"
                    + " FROM ledger_lines l WHERE l.owner = e.owner AND l.entry = e.number"
                    + " AND l.kind = 'WALLET') AS change FROM ledger_entries e"
                    + " WHERE e.owner = :owner ORDER BY e.number")
            .bind("owner", owner)
            .map((row, context) -> new Row(row.getLong(1), row.getLong(2), row.getLong("change")))
            .list();
    long balance = 0;
    for (int i = 0; i < rows.size(); i++) {
      balance += rows.get(i).change();
      assertThat(rows.get(i).number()).as("numbers without a gap").isEqualTo(i + 1);
      assertThat(rows.get(i).after()).as("balance after entry %s", i + 1).isEqualTo(balance);
    }
  }

  private void closedAllocationsAreEmpty(Handle handle) {
    assertThat(
            handle
                .createQuery(
                    "SELECT count(*) FROM allocations x JOIN ledger_accounts a ON"
                        + " a.funding = x.funding AND a.owner = x.owner WHERE x.owner = :owner"
                        + " AND x.state = 'CLOSED' AND a.balance <> 0")
                .bind("owner", owner)
                .mapTo(Long.class)
                .one())
        .as("closed allocations with money in them")
        .isZero();
  }

  private long one(Handle handle, String select) {
    String and = select.contains(" WHERE ") ? " AND" : " WHERE";
    return handle
        .createQuery(select + and + " owner = :owner")
        .bind("owner", owner)
        .mapTo(Long.class)
        .one();
  }
}
