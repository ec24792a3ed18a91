// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class JdbcAuditReaderTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final String ANN = "00000000000000000000000a";
  private static final AuditQuery ALL =
      new AuditQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Long.MAX_VALUE,
          100);

  @DatabaseTest
  void theNewestComesFirstWithTheAddressOfItsAccount(Database database) {
    JdbcAuditReader reader = filled(database);

    List<AuditPage.Line> lines = reader.page(ALL).entries();

    assertThat(lines)
        .extracting(AuditPage.Line::action)
        .containsExactly("DELETE /b/{id}", "POST /b/{id}/stop", "POST /b/{id}/start");
    assertThat(lines.get(0).userId()).isEmpty();
    assertThat(lines.get(1).email()).isEmpty();
    assertThat(lines.get(2))
        .satisfies(
            line -> {
              assertThat(line.email()).contains("ann@example.org");
              assertThat(line.userId()).contains(ANN);
              assertThat(line.at()).isEqualTo(NOON);
              assertThat(line.resource()).isEqualTo("id=Ann_bot-1");
              assertThat(line.status()).isEqualTo(200);
            });
  }

  @DatabaseTest
  void eachFilterKeepsWhatFits(Database database) {
    JdbcAuditReader reader = filled(database);

    assertThat(actions(reader, by(ANN))).containsExactly("POST /b/{id}/start");
    assertThat(actions(reader, by("Ann@Example.org"))).containsExactly("POST /b/{id}/start");
    assertThat(actions(reader, by("nobody@example.org"))).isEmpty();
    assertThat(actions(reader, doing("delete"))).containsExactly("DELETE /b/{id}");
    assertThat(actions(reader, naming("ann_BOT"))).containsExactly("POST /b/{id}/start");
    assertThat(actions(reader, naming("b%t"))).containsExactly("POST /b/{id}/stop");
    assertThat(actions(reader, naming("!"))).isEmpty();
    assertThat(actions(reader, between(NOON.plusSeconds(1), NOON.plusSeconds(2))))
        .containsExactly("POST /b/{id}/stop");
  }

  @DatabaseTest
  void pagesMeetWithoutGapOrRepetitionAlsoAmongEntriesOfOneMoment(Database database) {
    JdbcAuditLog log = new JdbcAuditLog(database.transactions());
    for (int number = 0; number < 7; number++) {
      log.append(entry(NOON, "same", "", "POST /x", "n=" + number, 200));
    }
    JdbcAuditReader reader = new JdbcAuditReader(database.transactions());
    List<String> seen = new ArrayList<>();
    Optional<Long> before = Optional.of(Long.MAX_VALUE);
    while (before.isPresent()) {
      AuditPage page = reader.page(after(before.get(), 3));
      assertThat(page.entries()).isNotEmpty();
      page.entries().forEach(line -> seen.add(line.resource()));
      before = page.next();
    }

    assertThat(seen).containsExactly("n=6", "n=5", "n=4", "n=3", "n=2", "n=1", "n=0");
  }

  private static JdbcAuditReader filled(Database database) {
    database
        .transactions()
        .writeOnly(
            handle ->
                handle.execute(
                    "INSERT INTO users (id, email, email_verified, username, display_name, avatar,"
                        + " role, created_at, last_login_at) VALUES (?, 'ann@example.org', true,"
                        + " 'ann', 'ann', '', 'user', 0, 0)",
                    ANN));
    JdbcAuditLog log = new JdbcAuditLog(database.transactions());
    log.append(entry(NOON, "r1-00000", ANN, "POST /b/{id}/start", "id=Ann_bot-1", 200));
    log.append(entry(NOON.plusSeconds(1), "r2-00000", "b", "POST /b/{id}/stop", "id=b%t", 409));
    log.append(entry(NOON.plusSeconds(2), "r3-00000", "", "DELETE /b/{id}", "id=AnnXbot", 401));
    return new JdbcAuditReader(database.transactions());
  }

  private static AuditEntry entry(
      Instant at, String request, String user, String action, String resource, int status) {
    Optional<String> known = Optional.of(user).filter(id -> !id.isEmpty());
    return new AuditEntry(at, request, known, "10.0.0.1", action, resource, status);
  }

  private static List<String> actions(JdbcAuditReader reader, AuditQuery query) {
    return reader.page(query).entries().stream().map(AuditPage.Line::action).toList();
  }

  private static AuditQuery by(String user) {
    return query(Optional.of(user), Optional.empty(), Optional.empty());
  }

  private static AuditQuery doing(String action) {
    return query(Optional.empty(), Optional.of(action), Optional.empty());
  }

  private static AuditQuery naming(String resource) {
    return query(Optional.empty(), Optional.empty(), Optional.of(resource));
  }

  private static AuditQuery between(Instant from, Instant to) {
    return new AuditQuery(
        ALL.user(),
        ALL.action(),
        ALL.resource(),
        Optional.of(from),
        Optional.of(to),
        ALL.before(),
        ALL.limit());
  }

  private static AuditQuery after(long before, int limit) {
    return new AuditQuery(
        ALL.user(), ALL.action(), ALL.resource(), ALL.from(), ALL.to(), before, limit);
  }

  private static AuditQuery query(
      Optional<String> user, Optional<String> action, Optional<String> resource) {
    return new AuditQuery(user, action, resource, ALL.from(), ALL.to(), ALL.before(), ALL.limit());
  }
}
