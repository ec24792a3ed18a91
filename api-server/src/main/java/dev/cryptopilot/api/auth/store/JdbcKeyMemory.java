// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import dev.cryptopilot.api.auth.firebase.KeyMemory;
import dev.cryptopilot.api.store.Transactions;
import java.time.Instant;
import java.util.Optional;

/** {@link KeyMemory} in the settings of the database. */
public record JdbcKeyMemory(Transactions transactions) implements KeyMemory {
  private static final String NAME = "firebase-keys";

  @Override
  public void keep(Kept kept) {
    transactions.writeOnly(
        handle ->
            handle.execute(
                "INSERT INTO settings (name, value, updated_at) VALUES (?, ?, ?)"
                    + " ON CONFLICT (name) DO UPDATE SET value = excluded.value,"
                    + " updated_at = excluded.updated_at",
                NAME,
                kept.json(),
                kept.seenAt()));
  }

  @Override
  public Optional<Kept> last() {
    return transactions.read(
        handle ->
            handle
                .select("SELECT value, updated_at FROM settings WHERE name = ?", NAME)
                .map(
                    (row, c) ->
                        new Kept(
                            row.getString("value"),
                            Instant.ofEpochMilli(row.getLong("updated_at"))))
                .findOne());
  }
}
