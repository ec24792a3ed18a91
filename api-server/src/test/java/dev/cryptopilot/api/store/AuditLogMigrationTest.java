// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of an older server, whose entries of the audit log were not counted yet. */
class AuditLogMigrationTest {

  private static final String BEFORE = "008";

  @TempDir Path folder;

  @Test
  void sqliteKeepsEveryEntryInTheOrderOfTime() {
    Path file = folder.resolve("old.db");
    String url = "jdbc:sqlite:" + file;
    fill(Flyway.configure().dataSource(url, "", ""), Jdbi.create(url), Dialect.SQLITE);

    isCounted(new DatabaseUrl.Sqlite(file));
  }

  @Test
  void postgresqlKeepsEveryEntryInTheOrderOfTime() {
    DatabaseUrl url = TestPostgresql.shared().newDatabase("audit_log_migration");
    String jdbc = ((DatabaseUrl.Postgresql) url).jdbcUrl();
    fill(
        Flyway.configure().dataSource(jdbc, "postgres", ""),
        Jdbi.create(jdbc, "postgres", ""),
        Dialect.POSTGRESQL);

    isCounted(url);
  }

  private static void fill(FluentConfiguration flyway, Jdbi store, Dialect dialect) {
    flyway
        .locations("classpath:db/migration")
        .placeholders(dialect.placeholders())
        .target(BEFORE)
        .load()
        .migrate();
    store.useHandle(
        handle -> {
          for (int at : new int[] {30, 10, 20}) {
            handle.execute(
                "INSERT INTO audit_log (at, request_id, user_id, ip, action, resource, status)"
                    + " VALUES (?, 'r', 'u', '10.0.0.1', 'POST /x', 'id=a', 200)",
                at);
          }
        });
  }

  private static void isCounted(DatabaseUrl url) {
    try (Database database = Database.open(url, 2)) {
      database
          .transactions()
          .writeOnly(
              handle ->
                  handle.execute(
                      "INSERT INTO audit_log (at, request_id, user_id, ip, action, resource,"
                          + " status) VALUES (40, 'r', 'u', '10.0.0.1', 'POST /x', 'id=a', 200)"));
      List<Integer> times =
          database
              .transactions()
              .read(
                  handle ->
                      handle
                          .select("SELECT at FROM audit_log ORDER BY id")
                          .mapTo(Integer.class)
                          .list());
      assertThat(times).containsExactly(10, 20, 30, 40);
    }
  }
}
