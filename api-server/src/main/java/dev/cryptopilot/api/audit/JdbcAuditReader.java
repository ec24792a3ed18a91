// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.audit;

import dev.cryptopilot.api.store.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the audit log page by page. */
public final class JdbcAuditReader {

  private final Transactions store;

  public JdbcAuditReader(Transactions store) {
    this.store = store;
  }

  AuditPage page(AuditQuery query) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    conditions.add("entry.id < :before");
    query
        .user()
        .ifPresent(
            user -> {
              conditions.add(
                  "(entry.user_id = :user OR entry.user_id ="
                      + " (SELECT id FROM users WHERE email = :user))");
              values.put("user", user.toLowerCase(Locale.ROOT));
            });
    query.action().ifPresent(part -> contains(conditions, values, "entry.action", "action", part));
    query
        .resource()
        .ifPresent(part -> contains(conditions, values, "entry.resource", "resource", part));
    query
        .from()
        .ifPresent(
            from -> {
              conditions.add("entry.at >= :from");
              values.put("from", from);
            });
    query
        .to()
        .ifPresent(
            to -> {
              conditions.add("entry.at < :to");
              values.put("to", to);
            });
    List<AuditPage.Line> found =
        store.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT entry.*, person.email FROM audit_log entry"
                            + " LEFT JOIN users person ON person.id = entry.user_id WHERE "
                            + String.join(" AND ", conditions)
                            + " ORDER BY entry.id DESC LIMIT :most")
                    .bindMap(values)
                    .bind("before", query.before())
                    .bind("most", query.limit() + 1)
                    .map((row, context) -> line(row))
                    .list());
    return page(found, query.limit());
  }

  /** One more than asked for is read: it tells whether there is another page. */
  private static AuditPage page(List<AuditPage.Line> found, int limit) {
    boolean more = found.size() > limit;
    List<AuditPage.Line> shown = more ? found.subList(0, limit) : found;
    return new AuditPage(shown, more ? Optional.of(shown.getLast().id()) : Optional.empty());
  }

  private static void contains(
      List<String> conditions,
      Map<String, Object> values,
      String column,
      String name,
      String part) {
    conditions.add("LOWER(" + column + ") LIKE :" + name + " ESCAPE '!'");
    String plain = part.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
    values.put(name, "%" + plain + "%");
  }

  private static AuditPage.Line line(ResultSet row) throws SQLException {
    return new AuditPage.Line(
        row.getLong("id"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("request_id"),
        Optional.of(row.getString("user_id")).filter(id -> !id.isEmpty()),
        Optional.ofNullable(row.getString("email")),
        row.getString("ip"),
        row.getString("action"),
        row.getString("resource"),
        row.getInt("status"));
  }
}
