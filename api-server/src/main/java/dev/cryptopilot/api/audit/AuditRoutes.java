// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.audit;

import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Parameters;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The audit log, for administrators. */
public final class AuditRoutes {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 500;

  /** Of times that the store can compare: 1970 to 9999. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final JdbcAuditReader reader;

  public AuditRoutes(JdbcAuditReader reader) {
    this.reader = reader;
  }

  public List<Route> routes() {
    return List.of(Route.get("/api/admin/audit", new Access.Admin(), this::entries).tier(Tier.C));
  }

  private Answer entries(Call call) {
    Parameters asked = call.query();
    AuditPage page =
        reader.page(
            new AuditQuery(
                text(asked, "user"),
                text(asked, "action"),
                text(asked, "resource"),
                time(asked, "from"),
                time(asked, "to"),
                asked.integer("before", Long.MAX_VALUE, 1, Long.MAX_VALUE),
                (int) asked.integer("limit", DEFAULT_LIMIT, 1, MOST)));
    return Answer.ok(Map.of("success", true, "data", page));
  }

  private static Optional<String> text(Parameters asked, String name) {
    return asked.find(name).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static Optional<Instant> time(Parameters asked, String name) {
    return text(asked, name).map(text -> time(name, text));
  }

  private static Instant time(String name, String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST)) {
        return time;
      }
    } catch (DateTimeException e) {
      // Told below, like a time out of bounds.
    }
    String msg = "must be a time from 1970 to 9999 such as 2026-11-22T08:30:00Z";
    throw new Refused(
        ApiError.invalid(
            "Validation failed: " + name + " " + msg + ".", new FieldError(name, msg, "query")));
  }
}
