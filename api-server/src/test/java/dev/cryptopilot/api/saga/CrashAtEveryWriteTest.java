// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.saga.LedgerOp.Kind;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.Dialect;
import dev.cryptopilot.api.store.TestDatabases;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every operation, with the server dying at every one of its places, one after another. */
class CrashAtEveryWriteTest {
  /** Places of a request that only writes once: before, in and after its transaction. */
  private static final int LEAST_PLACES = 3;

  private static final List<LedgerOp> BEFORE =
      List.of(
          calm(Kind.PROVISION, 0, "300"),
          calm(Kind.WIN, 0, "33.33333333"),
          calm(Kind.LOOK, 0, "0"),
          calm(Kind.KUBECTL_CREATE, 1, "500"),
          calm(Kind.PROVISION, 3, "50"));

  /** Which bot an operation is about, so that it succeeds. */
  private static final Map<Kind, Integer> BOT =
      new EnumMap<>(Map.of(Kind.PROVISION, 2, Kind.PROVISION_REFUSED, 2, Kind.ALLOCATE, 1));

  private static final Set<Kind> OUTSIDE =
      EnumSet.of(Kind.KUBECTL_CREATE, Kind.WIN, Kind.LOSE, Kind.LOOK, Kind.SYNC);

  @Test
  void nothingIsLostAndNothingIsDoneTwiceOnSqlite() {
    try (Database database = QuickDatabases.sqlite()) {
      nothingIsLostAndNothingIsDoneTwice(database);
    }
  }

  @Test
  void nothingIsLostAndNothingIsDoneTwiceOnPostgresql() {
    try (Database database = TestDatabases.fresh(Dialect.POSTGRESQL)) {
      nothingIsLostAndNothingIsDoneTwice(database);
    }
  }

  private static void nothingIsLostAndNothingIsDoneTwice(Database database) {
    for (Kind kind : EnumSet.complementOf(EnumSet.copyOf(OUTSIDE))) {
      int places = placesOf(kind, database);
      assertThat(places).as("places of %s", kind).isGreaterThanOrEqualTo(LEAST_PLACES);
    }
  }

  private static int placesOf(Kind kind, Database database) {
    for (int place = 1; ; place++) {
      LedgerHistory history = new LedgerHistory(database, ledger -> ledger);
      List<LedgerOp> ops = new ArrayList<>(BEFORE);
      ops.add(
          new LedgerOp(kind, BOT.getOrDefault(kind, 0), new BigDecimal("123.45678901"), place, 0));
      history.run(ops);
      if (history.crashes() == 0) {
        return place - 1;
      }
    }
  }

  private static LedgerOp calm(Kind kind, int bot, String amount) {
    return new LedgerOp(kind, bot, new BigDecimal(amount), 0, 0);
  }
}
