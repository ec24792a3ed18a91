// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** An open store with an up-to-date schema. Closing it closes its connections. */
public final class Database implements AutoCloseable {
  private final Dialect dialect;
  private final Transactions transactions;
  private final List<AutoCloseable> pools;

  Database(Dialect dialect, Transactions transactions, List<AutoCloseable> pools) {
    this.dialect = dialect;
    this.transactions = transactions;
    this.pools = List.copyOf(pools);
  }

  /**
   * Opens the database and brings its schema up to date.
   *
   * @param connections how many connections may be open for reading (SQLite, which has one writer)
   *     or in all (PostgreSQL)
   * @throws StoreUnreachable when PostgreSQL is not there or does not let us in
   */
  public static Database open(DatabaseUrl url, int connections) {
    return switch (url) {
      case DatabaseUrl.Sqlite sqlite -> SqliteStore.open(sqlite, connections);
      case DatabaseUrl.Postgresql postgresql -> PostgresqlStore.open(postgresql, connections);
    };
  }

  public Dialect dialect() {
    return dialect;
  }

  public Transactions transactions() {
    return transactions;
  }

  /** True when a question to the database is answered. */
  public boolean answers() {
    try {
      return transactions.read(handle -> handle.select("SELECT 1").mapTo(int.class).one()) == 1;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Override
  public void close() {
    for (AutoCloseable pool : pools) {
      try {
        pool.close();
      } catch (Exception e) {
        throw new IllegalStateException("a connection pool did not close", e);
      }
    }
  }

  static Jdbi jdbi(javax.sql.DataSource source, Dialect dialect) {
    return Jdbi.create(source).installPlugin(new StoreTypes(dialect));
  }
}
