// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date at start. */
final class Migrations {
  private Migrations() {}

  static void run(DataSource source, Dialect dialect) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration")
        .placeholders(dialect.placeholders())
        // Each part of the server has its own range of version numbers and grows at its own pace.
        .outOfOrder(true)
        .load()
        .migrate();
  }
}
