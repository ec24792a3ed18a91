// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.audit;

import dev.cryptopilot.api.store.Transactions;
import java.time.Duration;
import java.time.Instant;

/** The audit log in the store's table {@code audit_log}. */
public final class JdbcAuditLog implements AuditLog {

  private final Transactions store;

  public JdbcAuditLog(Transactions store) {
    this.store = store;
  }

  @Override
  public void append(AuditEntry entry) {
    store.writeOnly(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO audit_log (at, request_id, user_id, ip, action, resource, status)
                    VALUES (:at, :request, :user, :ip, :action, :resource, :status)
                    """)
                .bind("at", entry.at())
                .bind("request", entry.requestId())
                .bind("user", entry.userId().orElse(""))
                .bind("ip", entry.ip())
                .bind("action", entry.action())
                .bind("resource", entry.resource())
                .bind("status", entry.status())
                .execute());
  }

  /** Removes entries that are older than that; returns how many there were. */
  public int forget(Instant now, Duration age) {
    return store.write(
        handle ->
            handle
                .createUpdate("DELETE FROM audit_log WHERE at < :oldest")
                .bind("oldest", now.minus(age))
                .execute());
  }
}
