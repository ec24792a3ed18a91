// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import dev.cryptopilot.api.wallet.Account;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Two servers on one saga; and servers that nobody answers. */
class SagaRunnerTest {
  private static final String OWNER = "5f0000000000000000000001";
  private static final BotRef BOT = new BotRef(OWNER, "alice-bot-1");

  @DatabaseTest
  void aHeldSagaIsLeftAlone(Database database) {
    TestWallet wallet = new TestWallet(database);
    begun(wallet);
    Saga saga = wallet.sagas.read(pages -> pages.sagas().unfinished(BOT)).orElseThrow();
    Optional<Saga> held = claim(wallet, saga.id());

    assertThat(held).isPresent();
    assertThat(claim(wallet, saga.id())).isEmpty();
    assertThat(wallet.worker.round()).isZero();
    wallet.clock.pass(Duration.ofMinutes(2));
    assertThat(wallet.worker.round()).isEqualTo(1);
  }

  @DatabaseTest
  void whoOversleptItsLeaseWritesNothing(Database database) {
    TestWallet wallet = new TestWallet(database);
    AtomicInteger calls = new AtomicInteger();
    wallet.bots.silence(
        () -> {
          if (calls.incrementAndGet() == 2) {
            // The bot is made; before the first server hears of it, another one does all the rest.
            wallet.clock.pass(Duration.ofMinutes(2));
            wallet.worker.round();
          }
          return false;
        });

    Provisioning.Provisioned made = wallet.provisioning.provision(order(wallet));

    assertThat(made.newBalance()).isEqualTo(Money.of("900"));
    assertThat(wallet.balance(OWNER, Account.TRANSIT)).isEqualTo(Money.ZERO);
    String saga =
        database
            .transactions()
            .<String>read(h -> h.select("SELECT id FROM sagas").mapTo(String.class).one());
    List<String> steps = wallet.sagas.read(pages -> pages.sagas().steps(saga));
    assertThat(steps).hasSize(2).last().isEqualTo("DONE: arrived in the bot");
  }

  @DatabaseTest
  void silenceEndsTheCallAndNotTheSaga(Database database) {
    TestWallet wallet = new TestWallet(database);
    begun(wallet);
    assertThat(wallet.wallet(OWNER)).isEqualTo(Money.of("900"));
    assertThat(wallet.balance(OWNER, Account.TRANSIT)).isEqualTo(Money.of("100"));

    wallet.recover();

    assertThat(wallet.balance(OWNER, Account.TRANSIT)).isEqualTo(Money.ZERO);
    assertThat(wallet.bots.bot(BOT).orElseThrow().initial).isEqualByComparingTo("100");
  }

  @DatabaseTest
  void stepsAreForgottenAndTheAnswerIsNot(Database database) {
    TestWallet wallet = new TestWallet(database);
    Provisioning.Provisioned made = wallet.provisioning.provision(order(wallet));
    JdbcSagaStore store = new JdbcSagaStore(database.transactions());

    assertThat(store.forgetSteps(wallet.clock.instant())).isZero();
    assertThat(store.forgetSteps(wallet.clock.instant().plusMillis(1))).isEqualTo(2);

    assertThat(wallet.provisioning.provision(order(wallet))).isEqualTo(made);
  }

  private static void begun(TestWallet wallet) {
    wallet.bots.silence(() -> true);
    assertThatThrownBy(() -> wallet.provisioning.provision(order(wallet)))
        .isInstanceOf(WalletRefused.class)
        .hasMessageContaining("under way and will be finished");
    wallet.bots.silence(() -> false);
    wallet.clock.pass(Duration.ofMinutes(5));
  }

  private static Optional<Saga> claim(TestWallet wallet, String id) {
    Lease lease = wallet.runner.lease();
    return wallet.sagas.write(pages -> pages.sagas().claim(id, lease, wallet.clock.instant()));
  }

  private static Provisioning.NewBot order(TestWallet wallet) {
    return new Provisioning.NewBot(
        BOT, new BigDecimal("100"), "bot", "order", "k", wallet.deadline());
  }
}
