// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Rows of entries and postings: written once, never changed. */
final class JdbcEntries {
  private static final String COLUMNS =
      "number, idempotency_key, request, type, amount, result, balance_after, bot_id, bot_name,"
          + " description, at";

  private final Handle handle;

  JdbcEntries(Handle handle) {
    this.handle = handle;
  }

  /** An entry with what was asked for under its key. */
  record Stored(Posted posted, String request) {}

  Optional<Stored> find(String owner, String key) {
    return handle
        .select(
            "SELECT " + COLUMNS + " FROM ledger_entries WHERE owner = ? AND idempotency_key = ?",
            owner,
            key)
        .map(JdbcEntries::stored)
        .findOne();
  }

  Posted insert(
      String owner, long number, String currency, Entry entry, Money balanceAfter, Instant at) {
    handle.execute(
        "INSERT INTO ledger_entries (owner, "
            + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        owner,
        number,
        entry.key(),
        entry.request(),
        entry.type().name(),
        entry.amount().units(),
        entry.result().units(),
        balanceAfter.units(),
        entry.bot().map(BotLabel::id).orElse(null),
        entry.bot().map(BotLabel::name).orElse(null),
        entry.description(),
        at);
    for (int line = 0; line < entry.postings().size(); line++) {
      insert(owner, number, currency, line + 1, entry.postings().get(line));
    }
    return new Posted(
        number,
        entry.key(),
        entry.type(),
        entry.amount(),
        entry.result(),
        balanceAfter,
        entry.bot(),
        entry.description(),
        at);
  }

  private void insert(String owner, long entry, String currency, int line, Posting posting) {
    handle.execute(
        "INSERT INTO ledger_postings (owner, entry, line, from_kind, from_funding, to_kind,"
            + " to_funding, currency, amount) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        owner,
        entry,
        line,
        posting.from().kind().name(),
        posting.from().funding(),
        posting.to().kind().name(),
        posting.to().funding(),
        currency,
        posting.amount().units());
  }

  History history(String owner, Optional<EntryType> type, History.Page page) {
    String where =
        " FROM ledger_entries WHERE owner = :owner AND type <> 'FUND'"
            + (type.isPresent() ? " AND type = :type" : "");
    var entries =
        handle.createQuery(
            "SELECT " + COLUMNS + where + " ORDER BY number DESC LIMIT :limit OFFSET :offset");
    var count = handle.createQuery("SELECT count(*)" + where);
    type.ifPresent(t -> List.of(entries, count).forEach(query -> query.bind("type", t.name())));
    List<Posted> found =
        entries
            .bind("owner", owner)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> stored(row, context).posted())
            .list();
    return new History(found, count.bind("owner", owner).mapTo(Long.class).one());
  }

  private static Stored stored(ResultSet row, StatementContext context) throws SQLException {
    String bot = row.getString("bot_id");
    String name = row.getString("bot_name");
    return new Stored(
        new Posted(
            row.getLong("number"),
            row.getString("idempotency_key"),
            EntryType.valueOf(row.getString("type")),
            new Money(row.getLong("amount")),
            new Money(row.getLong("result")),
            new Money(row.getLong("balance_after")),
            bot == null ? Optional.empty() : Optional.of(new BotLabel(bot, name)),
            row.getString("description"),
            Instant.ofEpochMilli(row.getLong("at"))),
        row.getString("request"));
  }
}
