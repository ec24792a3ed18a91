// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.store.Transactions;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Places at which a server may die: before a write, in it, and after it while nobody has heard of
 * it yet. One of the places is chosen by its number, in each thread on its own.
 */
final class CrashPoints {
  private final ThreadLocal<Integer> left = ThreadLocal.withInitial(() -> 0);

  /** Dies at the {@code count}th place from now on; 0 = never. */
  void arm(int count) {
    left.set(count);
  }

  /** Whether the place that was armed has not been reached. */
  boolean isArmed() {
    return left.get() > 0;
  }

  void pass() {
    int count = left.get();
    if (count > 0) {
      left.set(count - 1);
      if (count == 1) {
        throw new SimulatedCrash();
      }
    }
  }

  /** Transactions with a place before, in and after each. */
  Transactions in(Transactions transactions) {
    return new Transactions() {
      @Override
      public <T> T write(Function<Handle, T> work) {
        pass();
        T result =
            transactions.write(
                handle -> {
                  T inner = work.apply(handle);
                  pass();
                  return inner;
                });
        pass();
        return result;
      }

      @Override
      public <T> T read(Function<Handle, T> work) {
        return transactions.read(work);
      }
    };
  }
}
