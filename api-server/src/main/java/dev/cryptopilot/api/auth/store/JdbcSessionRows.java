// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import dev.cryptopilot.api.auth.session.ClientDescription;
import dev.cryptopilot.api.auth.session.EndReason;
import dev.cryptopilot.api.auth.session.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link SessionRows} in the database. */
record JdbcSessionRows(Handle handle) implements SessionRows {

  @Override
  public void insert(Session session, Optional<String> externalKey) {
    handle
        .createUpdate(
            "INSERT INTO sessions (id, user_id, external_key, device, browser, ip, access_digest,"
                + " created_at, last_active_at) VALUES (:id, :user, :key, :device, :browser, :ip,"
                + " '', :created, :active)")
        .bind("id", session.id())
        .bind("user", session.userId())
        .bind("key", externalKey)
        .bind("device", session.client().device())
        .bind("browser", session.client().browser())
        .bind("ip", session.client().ip())
        .bind("created", session.createdAt())
        .bind("active", session.lastActiveAt())
        .execute();
  }

  @Override
  public Optional<Session> byId(String id) {
    return one("SELECT * FROM sessions WHERE id = ?", id);
  }

  @Override
  public Optional<Session> byExternalKey(String key) {
    return one("SELECT * FROM sessions WHERE external_key = ?", key);
  }

  @Override
  public Optional<Session> byAccessDigest(String userId, String digest) {
    return handle
        .select("SELECT * FROM sessions WHERE user_id = ? AND access_digest = ?", userId, digest)
        .map((r, c) -> session(r))
        .findFirst();
  }

  @Override
  public List<Session> living(String userId) {
    return handle
        .select(
            "SELECT * FROM sessions WHERE user_id = ? AND ended_at IS NULL"
                + " ORDER BY last_active_at DESC, id",
            userId)
        .map((r, c) -> session(r))
        .list();
  }

  @Override
  public void active(String id, ClientDescription client, String accessDigest, Instant now) {
    handle.execute(
        "UPDATE sessions SET last_active_at = ?, ip = ?, access_digest = ? WHERE id = ?",
        now,
        client.ip(),
        accessDigest,
        id);
  }

  @Override
  public boolean end(String id, EndReason reason, Instant now) {
    return handle.execute(
            "UPDATE sessions SET ended_at = ?, end_reason = ? WHERE id = ? AND ended_at IS NULL",
            now,
            reason.name(),
            id)
        > 0;
  }

  private Optional<Session> one(String sql, String parameter) {
    return handle.select(sql, parameter).map((r, c) -> session(r)).findOne();
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString("id"),
        row.getString("user_id"),
        new ClientDescription(
            row.getString("device"), row.getString("browser"), row.getString("ip")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("last_active_at")),
        InstantColumn.ifSet(row, "ended_at"));
  }
}
