// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

class TransactionsTest {

  @DatabaseTest
  void whatIsWrittenIsReadAfterwards(Database database) {
    Transactions transactions = database.transactions();
    transactions.writeOnly(handle -> put(handle, "a", 1));

    assertThat(stored(database, "a")).isEqualTo(1);
  }

  @DatabaseTest
  void anExceptionRollsBackAndComesOutUnchanged(Database database) {
    Transactions transactions = database.transactions();
    IllegalStateException thrown = new IllegalStateException("no");

    assertThatThrownBy(
            () ->
                transactions.writeOnly(
                    handle -> {
                      put(handle, "a", 1);
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertThat(rows(database)).isZero();
  }

  @DatabaseTest
  void readThenWriteIsNeverLostHoweverManyDoIt(Database database) throws Exception {
    Transactions transactions = database.transactions();
    transactions.writeOnly(handle -> put(handle, "a", 0));
    Callable<Boolean> increment =
        () -> {
          transactions.writeOnly(handle -> set(handle, "a", value(handle, "a") + 1));
          return true;
        };

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> all =
          IntStream.range(0, 60).mapToObj(i -> threads.submit(increment)).toList();
      for (Future<Boolean> one : all) {
        one.get();
      }
    }
    assertThat(stored(database, "a")).isEqualTo(60);
  }

  @DatabaseTest
  void aReaderSeesOneStateWhileOthersWrite(Database database) {
    Transactions transactions = database.transactions();
    transactions.writeOnly(handle -> put(handle, "a", 1));

    List<Integer> seen =
        transactions.read(
            handle -> {
              int before = value(handle, "a");
              elsewhere(() -> transactions.writeOnly(other -> set(other, "a", 2)));
              return List.of(before, value(handle, "a"));
            });

    assertThat(seen).containsExactly(1, 1);
    assertThat(stored(database, "a")).isEqualTo(2);
  }

  @DatabaseTest
  void aReaderCannotWriteOnSqlite(Database database) {
    if (database.dialect() == Dialect.POSTGRESQL) {
      assertThat(database.answers()).isTrue();
      return;
    }
    assertThatThrownBy(() -> database.transactions().read(handle -> put(handle, "a", 1)))
        .hasMessageContaining("readonly");
  }

  @DatabaseTest
  void aClosedStoreDoesNotAnswer(Database database) {
    assertThat(database.answers()).isTrue();
    database.close();
    assertThat(database.answers()).isFalse();
  }

  private static int put(Handle handle, String name, int value) {
    return handle.execute(
        "INSERT INTO settings (name, value, updated_at) VALUES (?, ?, 0)",
        name,
        Integer.toString(value));
  }

  private static void set(Handle handle, String name, int value) {
    handle.execute("UPDATE settings SET value = ? WHERE name = ?", Integer.toString(value), name);
  }

  private static int value(Handle handle, String name) {
    return handle
        .select("SELECT value FROM settings WHERE name = ?", name)
        .mapTo(Integer.class)
        .one();
  }

  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).join();
  }

  private static int stored(Database database, String name) {
    return database.transactions().<Integer>read(handle -> value(handle, name));
  }

  private static int rows(Database database) {
    return database
        .transactions()
        .<Integer>read(h -> h.select("SELECT count(*) FROM settings").mapTo(Integer.class).one());
  }
}
