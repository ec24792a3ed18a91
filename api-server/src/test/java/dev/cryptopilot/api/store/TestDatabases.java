// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Empty stores with the whole schema, for tests. Close each after use. */
public final class TestDatabases {
  private static final int CONNECTIONS = 8;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabases() {}

  /** A store of its own on the given database. */
  public static Database fresh(Dialect dialect) {
    return Database.open(freshUrl(dialect), CONNECTIONS);
  }

  /** Where an empty database is, so that a test can open it, close it and open it again. */
  public static DatabaseUrl freshUrl(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> new DatabaseUrl.Sqlite(sqliteFile());
      case POSTGRESQL -> TestPostgresql.shared().newDatabase("test" + COUNT.incrementAndGet());
    };
  }

  /** Where an empty database is, as the text of a setting. */
  public static String text(Dialect dialect) {
    return switch (freshUrl(dialect)) {
      case DatabaseUrl.Sqlite sqlite -> sqlite.toString();
      case DatabaseUrl.Postgresql postgresql ->
          postgresql.jdbcUrl().replace("//", "//" + postgresql.user().orElseThrow() + "@");
    };
  }

  private static Path sqliteFile() {
    try {
      Path folder = Files.createTempDirectory("crypto-pilot-store");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
      return folder.resolve("pilot.db");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (var files = Files.list(folder)) {
      files.forEach(file -> file.toFile().delete());
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
