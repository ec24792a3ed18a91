// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** {@link Transactions} over JDBC, repeated while they meet others. */
final class JdbiTransactions implements Transactions {
  private static final int ATTEMPTS = 40;
  private static final long LONGEST_PAUSE_MS = 200;

  private final Jdbi writer;
  private final Jdbi reader;
  private final TransactionIsolationLevel readLevel;

  JdbiTransactions(Jdbi writer, Jdbi reader, TransactionIsolationLevel readLevel) {
    this.writer = writer;
    this.reader = reader;
    this.readLevel = readLevel;
  }

  @Override
  public <T> T write(Function<Handle, T> work) {
    return repeated(writer, TransactionIsolationLevel.SERIALIZABLE, work);
  }

  @Override
  public <T> T read(Function<Handle, T> work) {
    return repeated(reader, readLevel, work);
  }

  private static <T> T repeated(
      Jdbi jdbi, TransactionIsolationLevel level, Function<Handle, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return jdbi.inTransaction(level, work::apply);
      } catch (RuntimeException e) {
        if (!Conflict.isIn(e)) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw new StoreBusyException(attempt, e);
        }
        pause(attempt);
      }
    }
  }

  private static void pause(int attempt) {
    long longest = Math.min(LONGEST_PAUSE_MS, 1L << Math.min(attempt, 10));
    LockSupport.parkNanos(
        TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(longest + 1)));
  }
}
