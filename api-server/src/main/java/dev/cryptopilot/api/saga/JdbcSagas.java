// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.BotRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** {@link Sagas} in SQL. */
public final class JdbcSagas implements Sagas {
  private static final String COLUMNS =
      "id, owner, bot_id, funding, task, request_key, stage, outcome, version, attempts, next_at";

  private final Handle handle;
  private final SagaJson json;

  public JdbcSagas(Handle handle, SagaJson json) {
    this.handle = handle;
    this.json = json;
  }

  @Override
  public void insert(Saga saga, Lease lease, Instant now) {
    handle.execute(
        "INSERT INTO sagas ("
            + COLUMNS
            + ", lease_holder, lease_until, created_at, finished_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        saga.id(),
        saga.bot().owner(),
        saga.bot().instanceId(),
        saga.funding(),
        json.write(saga.task()),
        saga.requestKey(),
        saga.stage().name(),
        saga.outcome().map(json::write).orElse(null),
        saga.version(),
        saga.attempts(),
        saga.nextAt(),
        lease.holder(),
        lease.until(),
        now,
        saga.stage().isFinished() ? now.toEpochMilli() : null);
    record(saga, "begun: " + saga.task().request(), now);
  }

  @Override
  public Optional<Saga> find(String id) {
    return one("id = ?", id);
  }

  @Override
  public Optional<Saga> byRequest(String owner, String requestKey) {
    return one("owner = ? AND request_key = ?", owner, requestKey);
  }

  @Override
  public Optional<Saga> unfinished(BotRef bot) {
    return one("owner = ? AND bot_id = ? AND finished_at IS NULL", bot.owner(), bot.instanceId());
  }

  @Override
  public Optional<Saga> claim(String id, Lease lease, Instant now) {
    return handle
        .createQuery(
            "UPDATE sagas SET lease_holder = :holder, lease_until = :until, version = version + 1"
                + " WHERE id = :id AND finished_at IS NULL AND next_at <= :now"
                + " AND (lease_holder = '' OR lease_until <= :now) RETURNING "
                + COLUMNS)
        .bind("holder", lease.holder())
        .bind("until", lease.until())
        .bind("id", id)
        .bind("now", now)
        .map(this::saga)
        .findOne();
  }

  @Override
  public boolean save(Saga saga, Lease lease, String note, Instant now) {
    int written =
        handle.execute(
            "UPDATE sagas SET stage = ?, outcome = ?, attempts = ?, next_at = ?,"
                + " lease_holder = ?, lease_until = ?, finished_at = ?, version = version + 1"
                + " WHERE id = ? AND version = ?",
            saga.stage().name(),
            saga.outcome().map(json::write).orElse(null),
            saga.attempts(),
            saga.nextAt(),
            lease.holder(),
            lease.until(),
            saga.stage().isFinished() ? now.toEpochMilli() : null,
            saga.id(),
            saga.version());
    if (written == 1) {
      record(saga.version(saga.version() + 1), note, now);
    }
    return written == 1;
  }

  @Override
  public List<String> due(Instant now, int limit) {
    return handle
        .createQuery(
            "SELECT id FROM sagas WHERE finished_at IS NULL AND next_at <= :now"
                + " AND (lease_holder = '' OR lease_until <= :now) ORDER BY next_at LIMIT :limit")
        .bind("now", now)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  @Override
  public List<String> steps(String id) {
    return handle
        .select("SELECT stage, note FROM saga_steps WHERE saga = ? ORDER BY step", id)
        .map((row, context) -> row.getString("stage") + ": " + row.getString("note"))
        .list();
  }

  private void record(Saga saga, String note, Instant now) {
    handle.execute(
        "INSERT INTO saga_steps (saga, step, stage, note, at) VALUES (?, ?, ?, ?, ?)",
        saga.id(),
        saga.version(),
        saga.stage().name(),
        note,
        now);
  }

  private Optional<Saga> one(String where, Object... arguments) {
    return handle
        .select("SELECT " + COLUMNS + " FROM sagas WHERE " + where, arguments)
        .map(this::saga)
        .findOne();
  }

  private Saga saga(ResultSet row, StatementContext context) throws SQLException {
    return new Saga(
        row.getString("id"),
        new BotRef(row.getString("owner"), row.getString("bot_id")),
        row.getString("funding"),
        json.read(row.getString("task"), Task.class),
        row.getString("request_key"),
        Stage.valueOf(row.getString("stage")),
        Optional.ofNullable(row.getString("outcome")).map(o -> json.read(o, Outcome.class)),
        row.getLong("version"),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("next_at")));
  }
}
