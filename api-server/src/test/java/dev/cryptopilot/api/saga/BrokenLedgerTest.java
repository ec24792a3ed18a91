// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.wallet.Ledger;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;

/** The property of {@link LedgerPropertyTest} fails when the ledger is broken: it can fail. */
class BrokenLedgerTest {
  private static final int HISTORIES = 100;
  private static final int OPERATIONS = 50;
  private static final String[] FINDINGS = {"wallet after", "put in after", "with money in them"};

  @Example
  void aForgottenKeyIsSeen() {
    assertThat(firstFailure(BrokenLedger.forgettingKeys())).containsAnyOf(FINDINGS);
  }

  @Example
  void aSkippedPostingIsSeen() {
    assertThat(firstFailure(BrokenLedger.skippingPostings())).containsAnyOf(FINDINGS);
  }

  @Example
  void moneyThatNeverArrivesIsSeen() {
    assertThat(firstFailure(BrokenLedger.forgettingArrivals())).containsAnyOf(FINDINGS);
  }

  private static String firstFailure(UnaryOperator<Ledger> broken) {
    try (Database database = QuickDatabases.sqlite()) {
      for (int i = 0; i < HISTORIES; i++) {
        new LedgerHistory(database, broken).run(LedgerOps.lists(OPERATIONS).sample());
      }
    } catch (AssertionError seen) {
      return seen.getMessage();
    }
    throw new AssertionError("a broken ledger passed " + HISTORIES + " histories");
  }
}
