// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

class JdbcLedgerTest {
  private static final String OWNER = "5f0000000000000000000001";
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Ledger.Opening OPENING = new Ledger.Opening("USD", Money.of("1000"));
  private static final PlanLimits LIMITS = owner -> new PlanLimits.Limits(3, Money.of("100000"));

  @DatabaseTest
  void zeroIsZero(Database database) {
    Cash cash = cash(database);
    cash.set(OWNER, BigDecimal.ZERO, "k");
    assertThat(reader(database).books(OWNER).wallet()).isEqualTo(Money.ZERO);
    assertThat(cash.set(OWNER, BigDecimal.ZERO, "k2").balance()).isEqualTo(Money.ZERO);
  }

  @DatabaseTest
  void theHistoryIsNewestFirstWithBalances(Database database) {
    Cash cash = cash(database);
    cash.deposit(OWNER, new BigDecimal("0.10"), "first", "k1");
    cash.deposit(OWNER, new BigDecimal("0.20"), "second", "k2");
    cash.withdraw(OWNER, new BigDecimal("1000.3"), "third", "k3");

    History all = reader(database).view(OWNER, Optional.empty(), new History.Page(3, 0)).history();
    assertThat(all.total()).isEqualTo(4);
    assertThat(all.entries())
        .extracting(Posted::description)
        .containsExactly("third", "second", "first");
    assertThat(all.entries())
        .extracting(Posted::balanceAfter)
        .containsExactly(Money.ZERO, Money.of("1000.3"), Money.of("1000.1"));
    History deposits =
        reader(database)
            .view(OWNER, Optional.of(EntryType.DEPOSIT), new History.Page(1, 2))
            .history();
    assertThat(deposits.total()).isEqualTo(3);
    assertThat(deposits.entries())
        .extracting(Posted::description)
        .containsExactly("Opening balance");
  }

  @DatabaseTest
  void aKeyIsOneRequest(Database database) {
    Cash cash = cash(database);
    Cash.Changed first = cash.deposit(OWNER, new BigDecimal("5"), "", "k");
    cash.deposit(OWNER, new BigDecimal("7"), "", "k2");
    assertThat(cash.deposit(OWNER, new BigDecimal("5"), "", "k")).isEqualTo(first);
    refused(() -> cash.deposit(OWNER, new BigDecimal("6"), "", "k"), "idempotency key");
    refused(() -> cash.withdraw(OWNER, new BigDecimal("5"), "", "k"), "idempotency key");
    Cash.Changed set = cash.set(OWNER, new BigDecimal("50"), "k3");
    cash.deposit(OWNER, new BigDecimal("1"), "", "k4");
    assertThat(cash.set(OWNER, new BigDecimal("50"), "k3")).isEqualTo(set);
    assertThat(reader(database).books(OWNER).wallet()).isEqualTo(Money.of("51"));
  }

  @DatabaseTest
  void limitsHold(Database database) {
    Cash cash = cash(database);
    refused(() -> cash.deposit(OWNER, new BigDecimal("0.009"), "", "a"), "amount");
    refused(() -> cash.deposit(OWNER, new BigDecimal("-5"), "", "b"), "amount");
    refused(() -> cash.deposit(OWNER, new BigDecimal("99000.01"), "", "c"), "maximum wallet");
    refused(() -> cash.withdraw(OWNER, new BigDecimal("1000.01"), "", "d"), "Insufficient funds");
    refused(() -> cash.withdraw(OWNER, new BigDecimal("1e30"), "", "e"), "amount");
    refused(() -> cash.set(OWNER, new BigDecimal("1000000.01"), "f"), "amount");
    refused(() -> cash.set(OWNER, new BigDecimal("-0.01"), "g"), "amount");
    cash.set(OWNER, new BigDecimal("1000000"), "h");
    assertThat(reader(database).books(OWNER).wallet()).isEqualTo(Money.of("1000000"));
  }

  @DatabaseTest
  void theDatabaseItselfRefusesWhatCannotBe(Database database) {
    reader(database).books(OWNER);
    for (String sql :
        List.of(
            "UPDATE ledger_accounts SET balance = -1 WHERE kind = 'WALLET'",
            "UPDATE ledger_accounts SET kind = 'MATTRESS'",
            "INSERT INTO ledger_accounts VALUES ('x', 'WALLET', '', 'USD', 5)",
            "INSERT INTO ledger_postings VALUES"
                + " ('"
                + OWNER
                + "', 1, 9, 'EXTERNAL', '', 'WALLET', '', 'USD', 0)",
            "INSERT INTO ledger_postings VALUES"
                + " ('"
                + OWNER
                + "', 1, 9, 'EXTERNAL', '', 'WALLET', '', 'EUR', 5)",
            "INSERT INTO ledger_postings VALUES"
                + " ('"
                + OWNER
                + "', 1, 9, 'WALLET', '', 'WALLET', '', 'USD', 5)",
            "INSERT INTO ledger_postings VALUES"
                + " ('"
                + OWNER
                + "', 7, 1, 'EXTERNAL', '', 'WALLET', '', 'USD', 5)",
            "UPDATE ledger_entries SET balance_after = -1",
            "INSERT INTO ledger_entries SELECT owner, 2, idempotency_key, request, type, amount,"
                + " result, balance_after, bot_id, bot_name, description, at FROM ledger_entries")) {
      assertThatThrownBy(() -> database.transactions().writeOnly(handle -> handle.execute(sql)))
          .as(sql)
          .isInstanceOf(RuntimeException.class);
    }
  }

  private static Cash cash(Database database) {
    return new Cash(new JdbcWalletStore(database.transactions()), LIMITS, OPENING, clock());
  }

  private static WalletReader reader(Database database) {
    return new WalletReader(new JdbcWalletStore(database.transactions()), OPENING, clock());
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  private static void refused(Runnable work, String words) {
    assertThatThrownBy(work::run).isInstanceOf(WalletRefused.class).hasMessageContaining(words);
  }
}
