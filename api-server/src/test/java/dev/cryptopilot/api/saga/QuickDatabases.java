// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseUrl;
import dev.cryptopilot.api.store.Dialect;
import dev.cryptopilot.api.store.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Databases for long tests: in memory where the machine has a file system for that. */
final class QuickDatabases {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final int CONNECTIONS = 4;

  private QuickDatabases() {}

  static Database sqlite() {
    if (!Files.isWritable(MEMORY)) {
      return TestDatabases.fresh(Dialect.SQLITE);
    }
    try {
      Path folder = Files.createTempDirectory(MEMORY, "crypto-pilot-ledger");
      Path file = folder.resolve("pilot.db");
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    for (String end : new String[] {"", "-wal", "-shm"}) {
                      Path.of(file + end).toFile().delete();
                    }
                    folder.toFile().delete();
                  }));
      return Database.open(new DatabaseUrl.Sqlite(file), CONNECTIONS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
