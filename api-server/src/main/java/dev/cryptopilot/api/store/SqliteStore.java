// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite with a write-ahead log: one connection writes, in transactions that take the lock at once;
 * others read meanwhile. A commit is on disk before it is answered.
 */
final class SqliteStore {
  private static final int BUSY_TIMEOUT_MS = 10_000;
  private static final long WRITER_WAIT_MS = 30_000;

  private SqliteStore() {}

  static Database open(DatabaseUrl.Sqlite url, int readers) {
    makePrivateFile(url.file().toAbsolutePath());
    Migrations.run(source(url, SQLiteConfig.TransactionMode.DEFERRED), Dialect.SQLITE);
    HikariDataSource writer =
        pool("store-writer", source(url, SQLiteConfig.TransactionMode.IMMEDIATE), 1, "");
    HikariDataSource reader =
        pool(
            "store-readers",
            source(url, SQLiteConfig.TransactionMode.DEFERRED),
            readers,
            "PRAGMA query_only = ON");
    return new Database(
        Dialect.SQLITE,
        new JdbiTransactions(
            Database.jdbi(writer, Dialect.SQLITE),
            Database.jdbi(reader, Dialect.SQLITE),
            TransactionIsolationLevel.SERIALIZABLE),
        List.of(reader, writer));
  }

  private static SQLiteDataSource source(
      DatabaseUrl.Sqlite url, SQLiteConfig.TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(mode);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + url.file());
    return source;
  }

  private static HikariDataSource pool(
      String name, SQLiteDataSource source, int connections, String firstSql) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WRITER_WAIT_MS);
    if (!firstSql.isEmpty()) {
      config.setConnectionInitSql(firstSql);
    }
    return new HikariDataSource(config);
  }

  /** The file holds password hashes: nobody but the server's user may read it. */
  private static void makePrivateFile(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isWritable(file)) {
        throw new UncheckedIOException("The database file " + file + " cannot be written.", e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The database file " + file + " cannot be made.", e);
    }
  }
}
