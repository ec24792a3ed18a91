// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.notice;

import dev.cryptopilot.api.store.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** {@link NoticeStore} in the tables {@code notices} and {@code notice_mails}. */
public final class JdbcNoticeStore implements NoticeStore {

  private final Transactions store;

  public JdbcNoticeStore(Transactions store) {
    this.store = store;
  }

  @Override
  public void add(List<Notice> notices) {
    store.writeOnly(handle -> notices.forEach(notice -> add(handle, notice)));
  }

  private static void add(Handle handle, Notice notice) {
    boolean begins = notice.kind() == Notice.Kind.TRADE && isUnknown(handle, notice);
    handle
        .createUpdate(
            """
            INSERT INTO notices (event, owner, subject, kind, text, at, mailed_at)
            VALUES (:event, :owner, :subject, :kind, :text, :at, :mailed)
            ON CONFLICT (event) DO NOTHING
            """)
        .bind("event", notice.event())
        .bind("owner", notice.owner())
        .bind("subject", notice.subject())
        .bind("kind", notice.kind().name())
        .bind("text", notice.text())
        .bind("at", notice.at())
        .bind("mailed", begins ? notice.at().toEpochMilli() : 0L)
        .execute();
  }

  private static boolean isUnknown(Handle handle, Notice notice) {
    return handle
            .createQuery("SELECT COUNT(*) FROM notices WHERE subject = :subject AND kind = :kind")
            .bind("subject", notice.subject())
            .bind("kind", notice.kind().name())
            .mapTo(Long.class)
            .one()
        == 0;
  }

  @Override
  public List<Waiting> waiting() {
    return store.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT n.owner, COALESCE(MAX(m.last_at), 0) AS last_at
                    FROM notices n LEFT JOIN notice_mails m ON m.owner = n.owner
                    WHERE n.mailed_at = 0 GROUP BY n.owner ORDER BY n.owner
                    """)
                .map(
                    (row, context) ->
                        new Waiting(
                            row.getString("owner"), Instant.ofEpochMilli(row.getLong("last_at"))))
                .list());
  }

  @Override
  public List<Notice> take(Waiting waiting, Instant now) {
    return store.write(
        handle -> {
          if (!moved(handle, waiting, now)) {
            return List.<Notice>of();
          }
          List<Notice> taken =
              handle
                  .createQuery("SELECT * FROM notices WHERE owner = :owner AND mailed_at = 0")
                  .bind("owner", waiting.owner())
                  .map(JdbcNoticeStore::notice)
                  .list();
          mark(handle, taken, now.toEpochMilli());
          return taken;
        });
  }

  /** Whoever moves the time of the last mail may send the next one. */
  private static boolean moved(Handle handle, Waiting waiting, Instant now) {
    handle
        .createUpdate(
            "INSERT INTO notice_mails (owner, last_at) VALUES (:owner, 0)"
                + " ON CONFLICT (owner) DO NOTHING")
        .bind("owner", waiting.owner())
        .execute();
    return handle
            .createUpdate(
                "UPDATE notice_mails SET last_at = :now WHERE owner = :owner AND last_at = :last")
            .bind("now", now)
            .bind("owner", waiting.owner())
            .bind("last", waiting.last())
            .execute()
        == 1;
  }

  @Override
  public void putBack(List<Notice> notices) {
    store.writeOnly(handle -> mark(handle, notices, 0L));
  }

  private static void mark(Handle handle, List<Notice> notices, long mailedAt) {
    if (notices.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("UPDATE notices SET mailed_at = :mailed WHERE event = :event");
    notices.forEach(notice -> batch.bind("mailed", mailedAt).bind("event", notice.event()).add());
    batch.execute();
  }

  @Override
  public void forget(Instant before) {
    store.writeOnly(
        handle ->
            handle
                .createUpdate("DELETE FROM notices WHERE mailed_at > 0 AND at < :before")
                .bind("before", before)
                .execute());
  }

  private static Notice notice(ResultSet row, StatementContext context) throws SQLException {
    return new Notice(
        row.getString("event"),
        row.getString("owner"),
        row.getString("subject"),
        Notice.Kind.valueOf(row.getString("kind")),
        row.getString("text"),
        Instant.ofEpochMilli(row.getLong("at")));
  }
}
