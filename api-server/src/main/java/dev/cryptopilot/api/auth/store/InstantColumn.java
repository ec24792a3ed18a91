// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** A column that holds a time, in ms since 1970. */
final class InstantColumn {

  private InstantColumn() {}

  /** The time; empty when the column is null. */
  static Optional<Instant> ifSet(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
