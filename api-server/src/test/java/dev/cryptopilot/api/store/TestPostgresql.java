// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** One real PostgreSQL server for all tests of a run, started on first use, ended with the JVM. */
final class TestPostgresql {
  private static final class Shared {
    static final TestPostgresql SERVER = start();
  }

  private final EmbeddedPostgres server;

  private TestPostgresql(EmbeddedPostgres server) {
    this.server = server;
  }

  static TestPostgresql shared() {
    return Shared.SERVER;
  }

  private static TestPostgresql start() {
    try {
      // As root, initdb refuses to run; the library then starts it in a user namespace of its own.
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setPGStartupWait(Duration.ofSeconds(60))
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("max_connections", "300")
              .setServerConfig("shared_buffers", "64MB")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .start();
      return new TestPostgresql(server);
    } catch (IOException | IllegalStateException e) {
      throw new IllegalStateException(
          "PostgreSQL did not start for the tests. As root it needs `unshare` (Debian: apt-get"
              + " install util-linux) and user namespaces; else run the tests as another user.",
          e);
    }
  }

  DatabaseUrl newDatabase(String name) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
      return new DatabaseUrl.Postgresql(
          "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name,
          Optional.of("postgres"),
          Optional.empty());
    } catch (SQLException e) {
      throw new IllegalStateException("no new test database", e);
    }
  }
}
