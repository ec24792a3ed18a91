// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where people, sessions and their secrets are kept. The work may run more than once when it meets
 * others, so it does nothing but read and write through the tables it is given.
 */
public interface AuthStore {

  <T> T write(Function<AuthTables, T> work);

  <T> T read(Function<AuthTables, T> work);

  /** {@link #write(Function)} for work without a result. */
  default void writeOnly(Consumer<AuthTables> work) {
    write(
        tables -> {
          work.accept(tables);
          return true;
        });
  }
}
