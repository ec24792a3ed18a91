// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import dev.cryptopilot.api.wallet.Allocation.Seen;
import dev.cryptopilot.api.wallet.Allocation.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** {@link Allocations} in SQL. */
public final class JdbcAllocations implements Allocations {
  private static final String SELECT =
      "SELECT a.*, COALESCE(l.balance, 0) AS allocated FROM allocations a"
          + " LEFT JOIN ledger_accounts l ON l.owner = a.owner AND l.kind = 'ALLOCATION'"
          + " AND l.funding = a.funding";

  private final Handle handle;

  public JdbcAllocations(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void insert(Allocation allocation) {
    handle.execute(
        "INSERT INTO allocations (funding, owner, bot_id, bot_name, state, moves, realised,"
            + " opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        allocation.funding(),
        allocation.bot().owner(),
        allocation.bot().instanceId(),
        allocation.botName(),
        allocation.state().name(),
        allocation.moves(),
        allocation.realised().units(),
        allocation.openedAt());
  }

  @Override
  public void update(Allocation allocation, Instant now) {
    handle.execute(
        "UPDATE allocations SET state = ?, moves = ?, realised = ?, seen_value = ?,"
            + " seen_reserved = ?, seen_at = ?, closed_at = ? WHERE funding = ?",
        allocation.state().name(),
        allocation.moves(),
        allocation.realised().units(),
        allocation.seen().map(seen -> seen.value().units()).orElse(null),
        allocation.seen().map(seen -> seen.reserved().units()).orElse(null),
        allocation.seen().map(seen -> seen.at().toEpochMilli()).orElse(null),
        allocation.state() == State.CLOSED ? now.toEpochMilli() : null,
        allocation.funding());
  }

  @Override
  public Optional<Allocation> of(BotRef bot) {
    return handle
        .select(
            SELECT + " WHERE a.owner = ? AND a.bot_id = ? AND a.closed_at IS NULL",
            bot.owner(),
            bot.instanceId())
        .map(JdbcAllocations::allocation)
        .findOne();
  }

  @Override
  public Optional<Allocation> byFunding(String funding) {
    return handle
        .select(SELECT + " WHERE a.funding = ?", funding)
        .map(JdbcAllocations::allocation)
        .findOne();
  }

  @Override
  public List<Allocation> all(String owner) {
    return handle
        .select(
            SELECT + " WHERE a.owner = ? AND a.closed_at IS NULL ORDER BY a.opened_at, a.funding",
            owner)
        .map(JdbcAllocations::allocation)
        .list();
  }

  @Override
  public List<Allocation> open() {
    return handle
        .select(SELECT + " WHERE a.state = 'OPEN'")
        .map(JdbcAllocations::allocation)
        .list();
  }

  private static Allocation allocation(ResultSet row, StatementContext context)
      throws SQLException {
    long seenAt = row.getLong("seen_at");
    Optional<Seen> seen =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(
                new Seen(
                    new Money(row.getLong("seen_value")),
                    new Money(row.getLong("seen_reserved")),
                    Instant.ofEpochMilli(seenAt)));
    return new Allocation(
        row.getString("funding"),
        new BotRef(row.getString("owner"), row.getString("bot_id")),
        row.getString("bot_name"),
        State.valueOf(row.getString("state")),
        new Money(row.getLong("allocated")),
        row.getLong("moves"),
        new Money(row.getLong("realised")),
        seen,
        Instant.ofEpochMilli(row.getLong("opened_at")));
  }
}
