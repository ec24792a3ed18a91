// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** PostgreSQL through one pool; serializable snapshots make its outcome that of one writer. */
final class PostgresqlStore {
  private static final long CONNECTION_WAIT_MS = 10_000;

  private PostgresqlStore() {}

  /**
   * Opens it.
   *
   * @throws StoreUnreachable when it does not answer or refuses user, password or database
   */
  static Database open(DatabaseUrl.Postgresql url, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(url.jdbcUrl());
    url.user().ifPresent(config::setUsername);
    url.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION_WAIT_MS);
    config.addDataSourceProperty("ApplicationName", "crypto-pilot-api");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    HikariDataSource pool = connected(url, config);
    try {
      Migrations.run(pool, Dialect.POSTGRESQL);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
    Jdbi jdbi = Database.jdbi(pool, Dialect.POSTGRESQL);
    return new Database(
        Dialect.POSTGRESQL,
        new JdbiTransactions(jdbi, jdbi, TransactionIsolationLevel.REPEATABLE_READ),
        List.of(pool));
  }

  private static HikariDataSource connected(DatabaseUrl.Postgresql url, HikariConfig config) {
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw new StoreUnreachable(url, e);
    }
  }
}
