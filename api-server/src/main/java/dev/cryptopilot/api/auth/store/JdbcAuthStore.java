// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import dev.cryptopilot.api.store.Transactions;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** {@link AuthStore} in the database. */
public record JdbcAuthStore(Transactions transactions) implements AuthStore {

  @Override
  public <T> T write(Function<AuthTables, T> work) {
    return transactions.write(handle -> work.apply(tables(handle)));
  }

  @Override
  public <T> T read(Function<AuthTables, T> work) {
    return transactions.read(handle -> work.apply(tables(handle)));
  }

  private static AuthTables tables(Handle handle) {
    return new AuthTables(
        new JdbcUsers(handle),
        new JdbcSessionRows(handle),
        new JdbcRefreshRows(handle),
        new JdbcAttemptRows(handle),
        new JdbcEmailTokenRows(handle),
        new JdbcProfileRows(handle));
  }
}
