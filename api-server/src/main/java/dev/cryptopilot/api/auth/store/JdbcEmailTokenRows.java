// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import dev.cryptopilot.api.auth.email.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link EmailTokenRows} in the database. */
record JdbcEmailTokenRows(Handle handle) implements EmailTokenRows {

  @Override
  public void insert(
      String digest, String userId, EmailAddress email, Instant now, Instant expiresAt) {
    handle.execute(
        "INSERT INTO email_tokens (digest, user_id, email, created_at, expires_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        digest,
        userId,
        email.text(),
        now,
        expiresAt);
  }

  @Override
  public Optional<Sent> find(String digest) {
    return handle
        .select("SELECT * FROM email_tokens WHERE digest = ?", digest)
        .map((r, c) -> sent(r))
        .findOne();
  }

  @Override
  public void use(String digest, Instant now) {
    handle.execute("UPDATE email_tokens SET used_at = ? WHERE digest = ?", now, digest);
  }

  @Override
  public void removeOf(String userId) {
    handle.execute("DELETE FROM email_tokens WHERE user_id = ?", userId);
  }

  @Override
  public int removeExpired(Instant now) {
    return handle.execute("DELETE FROM email_tokens WHERE expires_at < ?", now);
  }

  private static Sent sent(ResultSet row) throws SQLException {
    return new Sent(
        row.getString("user_id"),
        new EmailAddress(row.getString("email")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        InstantColumn.ifSet(row, "used_at"));
  }
}
