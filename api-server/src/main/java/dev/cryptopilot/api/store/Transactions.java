// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The only way to the database.
 *
 * <p>Transactions are serializable: the outcome is that of running them one after another. The work
 * may be run more than once when two of them meet, so it must do nothing but read and write through
 * the handle it is given. An exception out of the work rolls everything back and comes out
 * unchanged.
 */
public interface Transactions {

  /**
   * Runs work that writes.
   *
   * @throws StoreBusyException when others kept getting in the way; nothing is written
   */
  <T> T write(Function<Handle, T> work);

  /** Runs work that only reads, on one consistent view. */
  <T> T read(Function<Handle, T> work);

  /** {@link #write(Function)} for work without a result. */
  default void writeOnly(Consumer<Handle> work) {
    write(
        handle -> {
          work.accept(handle);
          return true;
        });
  }
}
