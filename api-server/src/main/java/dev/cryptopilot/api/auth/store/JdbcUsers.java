// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import dev.cryptopilot.api.auth.Role;
import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.auth.user.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link Users} in the database. */
record JdbcUsers(Handle handle) implements Users {

  @Override
  public Optional<User> byId(String id) {
    return handle.select("SELECT * FROM users WHERE id = ?", id).map((r, c) -> user(r)).findOne();
  }

  @Override
  public Optional<User> byEmail(EmailAddress email) {
    return handle
        .select("SELECT * FROM users WHERE email = ?", email.text())
        .map((r, c) -> user(r))
        .findOne();
  }

  @Override
  public Optional<User> byIdentity(String issuer, String subject) {
    return handle
        .select(
            "SELECT u.* FROM users u JOIN identities i ON i.user_id = u.id"
                + " WHERE i.issuer = ? AND i.subject = ?",
            issuer,
            subject)
        .map((r, c) -> user(r))
        .findOne();
  }

  @Override
  public boolean insert(User user) {
    return handle
            .createUpdate(
                "INSERT INTO users (id, email, email_verified, username, display_name, avatar,"
                    + " password_hash, role, created_at, last_login_at) VALUES (:id, :email, :verified,"
                    + " :username, :displayName, :avatar, :hash, :role, :created, :login) ON CONFLICT DO NOTHING")
            .bind("id", user.id())
            .bind("email", user.email().text())
            .bind("verified", user.emailVerified())
            .bind("username", user.username())
            .bind("displayName", user.displayName())
            .bind("avatar", user.avatar())
            .bind("hash", user.passwordHash())
            .bind("role", text(user.role()))
            .bind("created", user.createdAt())
            .bind("login", user.lastLoginAt())
            .execute()
        > 0;
  }

  @Override
  public void insertIdentity(
      String issuer, String subject, String provider, String userId, Instant now) {
    handle.execute(
        "INSERT INTO identities (issuer, subject, user_id, provider, created_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        issuer,
        subject,
        userId,
        provider,
        now);
  }

  @Override
  public void removeIdentities(String userId) {
    handle.execute("DELETE FROM identities WHERE user_id = ?", userId);
  }

  @Override
  public Optional<String> firstProvider(String userId) {
    return handle
        .select(
            "SELECT provider FROM identities WHERE user_id = ? ORDER BY created_at, issuer, subject"
                + " LIMIT 1",
            userId)
        .mapTo(String.class)
        .findOne();
  }

  @Override
  public void setPassword(String id, Optional<String> hash) {
    handle
        .createUpdate("UPDATE users SET password_hash = :hash WHERE id = :id")
        .bind("hash", hash)
        .bind("id", id)
        .execute();
  }

  @Override
  public void setVerified(String id) {
    handle.execute("UPDATE users SET email_verified = TRUE WHERE id = ?", id);
  }

  @Override
  public void setRole(String id, Role role) {
    handle.execute("UPDATE users SET role = ? WHERE id = ?", text(role), id);
  }

  @Override
  public void setLastLogin(String id, Instant now) {
    handle.execute("UPDATE users SET last_login_at = ? WHERE id = ?", now, id);
  }

  @Override
  public void setShown(String id, String displayName, String avatar) {
    handle.execute(
        "UPDATE users SET display_name = ?, avatar = ? WHERE id = ?", displayName, avatar, id);
  }

  private static String text(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        row.getString("id"),
        new EmailAddress(row.getString("email")),
        row.getBoolean("email_verified"),
        row.getString("username"),
        row.getString("display_name"),
        row.getString("avatar"),
        Optional.ofNullable(row.getString("password_hash")),
        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("last_login_at")));
  }
}
