// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.Dialect;
import dev.cryptopilot.api.store.TestDatabases;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Money is conserved to the last decimal, nothing is settled twice and nothing is lost, whatever
 * people do and wherever servers die.
 *
 * <p>{@code -Dledger.operations=N} sets how many operations run on SQLite (100,000 when absent); a
 * twentieth of them run on PostgreSQL.
 */
class LedgerPropertyTest {
  private static final int OPERATIONS = Integer.getInteger("ledger.operations", 100_000);
  private static final int SQLITE_HISTORIES = 250;
  private static final int POSTGRESQL_HISTORIES = 25;
  private static final int POSTGRESQL_PART = 20;

  private static final class Databases {
    static final Database SQLITE = QuickDatabases.sqlite();
    static final Database POSTGRESQL = TestDatabases.fresh(Dialect.POSTGRESQL);
  }

  @Property(tries = SQLITE_HISTORIES, edgeCases = EdgeCasesMode.NONE)
  void moneyIsConservedOnSqlite(@ForAll("sqliteHistories") List<LedgerOp> ops) {
    new LedgerHistory(Databases.SQLITE, ledger -> ledger).run(ops);
  }

  @Property(tries = POSTGRESQL_HISTORIES, edgeCases = EdgeCasesMode.NONE)
  void moneyIsConservedOnPostgresql(@ForAll("postgresqlHistories") List<LedgerOp> ops) {
    new LedgerHistory(Databases.POSTGRESQL, ledger -> ledger).run(ops);
  }

  /** Found: all answers to the last call were lost, so that the bot was held longer than asked. */
  @Example
  void aSettledBotThatIsHeldIsLetGoLater() {
    new LedgerHistory(Databases.SQLITE, ledger -> ledger)
        .run(
            List.of(
                new LedgerOp(LedgerOp.Kind.PROVISION, 1, new BigDecimal("185.57"), 0, 0),
                new LedgerOp(LedgerOp.Kind.DELETE, 1, new BigDecimal("549"), 0, 45)));
  }

  @Provide
  Arbitrary<List<LedgerOp>> sqliteHistories() {
    return LedgerOps.lists(Math.max(1, OPERATIONS / SQLITE_HISTORIES));
  }

  @Provide
  Arbitrary<List<LedgerOp>> postgresqlHistories() {
    return LedgerOps.lists(Math.max(1, OPERATIONS / POSTGRESQL_PART / POSTGRESQL_HISTORIES));
  }

  @AfterContainer
  static void close() {
    Databases.SQLITE.close();
    Databases.POSTGRESQL.close();
  }
}
