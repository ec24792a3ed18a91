// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import dev.cryptopilot.api.auth.lockout.AttemptCount;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** {@link AttemptRows} in the database. */
record JdbcAttemptRows(Handle handle) implements AttemptRows {

  @Override
  public AttemptCount find(String key, Instant now) {
    return handle
        .select("SELECT * FROM attempts WHERE subject = ?", key)
        .map(
            (r, c) ->
                new AttemptCount(
                    r.getInt("failures"),
                    Instant.ofEpochMilli(r.getLong("window_start")),
                    Instant.ofEpochMilli(r.getLong("locked_until"))))
        .findOne()
        .orElseGet(() -> AttemptCount.none(now));
  }

  @Override
  public void save(String key, AttemptCount count) {
    handle.execute(
        "INSERT INTO attempts (subject, failures, window_start, locked_until) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures,"
            + " window_start = excluded.window_start, locked_until = excluded.locked_until",
        key,
        count.failures(),
        count.windowStart(),
        count.lockedUntil());
  }

  @Override
  public void remove(String key) {
    handle.execute("DELETE FROM attempts WHERE subject = ?", key);
  }

  @Override
  public int removeBefore(Instant windowStart, Instant now) {
    return handle.execute(
        "DELETE FROM attempts WHERE window_start < ? AND locked_until < ?", windowStart, now);
  }
}
