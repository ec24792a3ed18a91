// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Calls;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import java.util.List;
import java.util.Map;

class AuditRoutesTest {

  @DatabaseTest
  void onlyAdministratorsAndOnlySensibleTimes(Database database) {
    Route route = new AuditRoutes(new JdbcAuditReader(database.transactions())).routes().getFirst();

    assertThat(route.access()).isInstanceOf(Access.Admin.class);
    assertThat(answer(route, Map.of("from", "2026-11-22T08:30:00+02:00", "user", " ")).status())
        .isEqualTo(200);
    for (String time :
        List.of("yesterday", "2026-11-22", "1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z")) {
      assertThatThrownBy(() -> answer(route, Map.of("to", time)))
          .as(time)
          .isInstanceOf(Refused.class)
          .hasMessageContaining("to must be a time from 1970 to 9999");
    }
  }

  private static Answer answer(Route route, Map<String, String> query) {
    Call call = Calls.with(Calls.of("admin", "10.0.0.1"), Map.of(), query);
    return route.handler().handle(call);
  }
}
