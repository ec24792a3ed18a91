// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Calls;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandAuditTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Route START =
      Route.post("/api/bots/{id}/start", new Access.Owner("id"), call -> Answer.ok(Map.of()));

  @DatabaseTest
  void everyCommandIsKept(Database database) {
    JdbcAuditLog log = new JdbcAuditLog(database.transactions());
    CommandAudit audit = new CommandAudit(log, CLOCK);

    audit.ended(
        START,
        Calls.with(Calls.of("alice", "10.0.0.1"), Map.of("id", "alice-bot-1"), Map.of()),
        Answer.json(502, Map.of()));
    audit.ended(START, Calls.from("10.0.0.2"), Answer.json(401, Map.of()));
    audit.ended(
        START,
        Calls.with(Calls.from("10.0.0.3"), Map.of("id", "a\u0000b\ud800"), Map.of()),
        Answer.json(400, Map.of()));

    assertThat(rows(database))
        .containsExactly(
            "alice 10.0.0.1 POST /api/bots/{id}/start id=alice-bot-1 502",
            " 10.0.0.2 POST /api/bots/{id}/start  401",
            " 10.0.0.3 POST /api/bots/{id}/start id=a?b? 400");
    assertThat(log.forget(NOW, Duration.ofDays(1))).isZero();
    assertThat(log.forget(NOW.plusSeconds(1), Duration.ZERO)).isEqualTo(3);
  }

  @Test
  void aPublicCallIsOfThePersonItTurnedOutToBeAboutAndNamesWhatItsBodyNames() {
    List<AuditEntry> entries = new ArrayList<>();
    Call call =
        Calls.with(
            Calls.from("10.0.0.1"),
            Json.mapper()
                .createObjectNode()
                .put("botId", "alice-bot-1")
                .put("password", "secret")
                .put("instanceId", 7));
    call.attribution().to("alice");

    new CommandAudit(entries::add, CLOCK).ended(START, call, Answer.json(400, Map.of()));

    assertThat(entries)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.userId()).contains("alice");
              assertThat(entry.resource()).isEqualTo("botId=alice-bot-1");
            });
  }

  @Test
  void aLogThatFailsDoesNotFailTheCommand() {
    AuditLog broken =
        entry -> {
          throw new IllegalStateException("no store");
        };

    assertThatCode(
            () ->
                new CommandAudit(broken, CLOCK)
                    .ended(START, Calls.from("10.0.0.1"), Answer.ok(Map.of())))
        .doesNotThrowAnyException();
  }

  private static List<String> rows(Database database) {
    return database
        .transactions()
        .read(
            handle ->
                handle
                    .select("SELECT * FROM audit_log ORDER BY status DESC")
                    .map(
                        row ->
                            "%s %s %s %s %d"
                                .formatted(
                                    row.getColumn("user_id", String.class),
                                    row.getColumn("ip", String.class),
                                    row.getColumn("action", String.class),
                                    row.getColumn("resource", String.class),
                                    row.getColumn("status", Integer.class)))
                    .list());
  }
}
