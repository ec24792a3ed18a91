// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import dev.cryptopilot.api.auth.session.RefreshRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link RefreshRows} in the database. */
record JdbcRefreshRows(Handle handle) implements RefreshRows {

  @Override
  public void insert(String digest, String sessionId, Instant issuedAt, Instant expiresAt) {
    handle.execute(
        "INSERT INTO refresh_tokens (digest, session_id, issued_at, expires_at)"
            + " VALUES (?, ?, ?, ?)",
        digest,
        sessionId,
        issuedAt,
        expiresAt);
  }

  @Override
  public Optional<RefreshRow> find(String digest) {
    return handle
        .select("SELECT * FROM refresh_tokens WHERE digest = ?", digest)
        .map((r, c) -> row(r))
        .findOne();
  }

  @Override
  public void use(String digest, String successor, Instant now) {
    handle.execute(
        "UPDATE refresh_tokens SET used_at = ?, successor = ? WHERE digest = ?",
        now,
        successor,
        digest);
  }

  @Override
  public int removeExpired(Instant now) {
    return handle.execute("DELETE FROM refresh_tokens WHERE expires_at < ?", now);
  }

  private static RefreshRow row(ResultSet row) throws SQLException {
    return new RefreshRow(
        row.getString("digest"),
        row.getString("session_id"),
        Instant.ofEpochMilli(row.getLong("issued_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        InstantColumn.ifSet(row, "used_at"),
        Optional.ofNullable(row.getString("successor")));
  }
}
