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

/** What people do with money and bots, without any fault. */
class SagasTest {
  private static final String OWNER = "5f0000000000000000000001";
  private static final BotRef BOT = new BotRef(OWNER, "alice-bot-1");

  @DatabaseTest
  void provisionMovesMoneyFromTheWalletIntoTheBot(Database database) {
    TestWallet wallet = new TestWallet(database);

    Provisioning.Provisioned made = provision(wallet, "300.5");

    assertThat(made.previousBalance()).isEqualTo(Money.of("1000"));
    assertThat(made.newBalance()).isEqualTo(Money.of("699.5"));
    assertThat(wallet.bots.bot(BOT).orElseThrow().initial).isEqualByComparingTo("300.5");
    assertThat(wallet.balance(OWNER, Account.TRANSIT)).isEqualTo(Money.ZERO);
  }

  @DatabaseTest
  void provisionAgainIsRefusedAndLosesNothing(Database database) {
    TestWallet wallet = new TestWallet(database);
    provision(wallet, "300");

    assertThatThrownBy(() -> provision(wallet, "200"))
        .isInstanceOf(WalletRefused.class)
        .hasMessageContaining("already exists");
    assertThat(wallet.wallet(OWNER)).isEqualTo(Money.of("700"));
  }

  @DatabaseTest
  void aBotMadeByKubectlIsNotOverwritten(Database database) {
    TestWallet wallet = new TestWallet(database);
    wallet.bots.createByKubectl(BOT, new BigDecimal("50"));

    assertThatThrownBy(() -> provision(wallet, "300")).hasMessageContaining("already exists");
    assertThat(wallet.wallet(OWNER)).isEqualTo(Money.of("1000"));
    assertThat(wallet.bots.bot(BOT).orElseThrow().initial).isEqualByComparingTo("50");
  }

  @DatabaseTest
  void aRefusedBotGivesItsMoneyBack(Database database) {
    TestWallet wallet = new TestWallet(database);

    assertThatThrownBy(
            () ->
                wallet.provisioning.provision(
                    new Provisioning.NewBot(
                        BOT, new BigDecimal("300"), "x", "refused", "k", wallet.deadline())))
        .hasMessageContaining("spec.strategy.name");
    assertThat(wallet.wallet(OWNER)).isEqualTo(Money.of("1000"));
    provision(wallet, "300");
  }

  @DatabaseTest
  void addingMoneyRaisesThePaperBalance(Database database) {
    TestWallet wallet = traded(database, "30");

    Transfers.Sent sent = wallet.transfers.add(BOT, new BigDecimal("100"), "k1", wallet.deadline());

    assertThat(sent.walletBalance()).isEqualTo(Money.of("600"));
    assertThat(sent.allocation().orElseThrow().allocated()).isEqualTo(Money.of("400"));
    assertThat(wallet.bots.bot(BOT).orElseThrow().equity()).isEqualByComparingTo("430");
  }

  @DatabaseTest
  void aPartialReturnTakesProfitInProportion(Database database) {
    TestWallet wallet = traded(database, "30");

    Returns.Returned back =
        wallet.returns.take(BOT, Optional.of(new BigDecimal("110")), "k1", wallet.deadline());

    assertThat(back.walletBalance()).isEqualTo(Money.of("810"));
    assertThat(back.result()).isEqualTo(Money.of("10"));
    assertThat(back.isFull()).isFalse();
    assertThat(back.remaining().orElseThrow().allocated()).isEqualTo(Money.of("200"));
    assertThat(wallet.bots.bot(BOT).orElseThrow().equity()).isEqualByComparingTo("220");
  }

  @DatabaseTest
  void aFullReturnEndsTheAllocationAndLeavesTheBot(Database database) {
    TestWallet wallet = traded(database, "-50");

    Returns.Returned back = wallet.returns.take(BOT, Optional.empty(), "k1", wallet.deadline());

    assertThat(back.walletBalance()).isEqualTo(Money.of("950"));
    assertThat(back.result()).isEqualTo(Money.of("-50"));
    assertThat(back.isFull()).isTrue();
    assertThat(wallet.bots.bot(BOT).orElseThrow().equity()).isEqualByComparingTo("250");

    wallet.bots.deleteByKubectl(BOT);
    wallet.recover();
    assertThat(wallet.bots.bot(BOT)).isEmpty();
    assertThat(wallet.wallet(OWNER)).isEqualTo(Money.of("950"));
  }

  @DatabaseTest
  void deletingSettlesTheFinalEquityOnce(Database database) {
    TestWallet wallet = traded(database, "12.34567891");

    Departures.Departed gone = wallet.departures.delete(BOT, wallet.deadline());

    assertThat(gone.settlement().orElseThrow().returned()).isEqualTo(Money.of("312.34567891"));
    assertThat(gone.settlement().orElseThrow().previousBalance()).isEqualTo(Money.of("700"));
    assertThat(wallet.wallet(OWNER)).isEqualTo(Money.of("1012.34567891"));
    wallet.departures.delete(BOT, wallet.deadline());
    wallet.recover();
    assertThat(wallet.wallet(OWNER)).isEqualTo(Money.of("1012.34567891"));
  }

  @DatabaseTest
  void deletingIsDoneWhenTheMoneyIsHomeThoughTheBotCannotBeLetGoYet(Database database) {
    TestWallet wallet = traded(database, "5");
    wallet.bots.silence(() -> wallet.wallet(OWNER).equals(Money.of("1005")));

    Departures.Departed gone = wallet.departures.delete(BOT, wallet.deadline());

    assertThat(gone.pending()).isFalse();
    assertThat(gone.settlement().orElseThrow().returned()).isEqualTo(Money.of("305"));
    assertThat(wallet.bots.bot(BOT).orElseThrow().leaving).isTrue();
    wallet.recover();
    assertThat(wallet.bots.bot(BOT)).isEmpty();
    assertThat(wallet.wallet(OWNER)).isEqualTo(Money.of("1005"));
  }

  @DatabaseTest
  void aBotThatGetsMoneyJustBeforeItsDeletionIsDeletedWithThatMoney(Database database) {
    TestWallet wallet = new TestWallet(database);
    wallet.bots.createByKubectl(BOT, new BigDecimal("100"));
    BigDecimal amount = new BigDecimal("400");
    AtomicInteger places = new AtomicInteger();
    wallet.bots.silence(
        () -> {
          // The third place is after the look and before the deletion has its effect.
          if (places.incrementAndGet() == 3) {
            wallet.transfers.allocate(BOT, "mine", amount, "k", wallet.deadline());
          }
          return false;
        });

    Departures.Departed gone = wallet.departures.delete(BOT, wallet.deadline());

    assertThat(gone.settlement().orElseThrow().returned()).isEqualTo(Money.of("400"));
    assertThat(wallet.bots.bot(BOT)).isEmpty();
    assertThat(wallet.wallet(OWNER)).isEqualTo(Money.of("1000"));
  }

  @DatabaseTest
  void aBotThatMoneyIsOnItsWayToIsDeletedWithThatMoney(Database database) {
    TestWallet wallet = traded(database, "0");
    wallet.returns.take(BOT, Optional.empty(), "k1", wallet.deadline());
    AtomicInteger places = new AtomicInteger();
    wallet.bots.silence(() -> places.incrementAndGet() > 2);
    BigDecimal again = new BigDecimal("400");
    refused(() -> wallet.transfers.allocate(BOT, "x", again, "k2", wallet.deadline()), "under way");
    wallet.bots.silence(() -> false);
    wallet.clock.pass(Duration.ofMinutes(2));

    Departures.Departed gone = wallet.departures.delete(BOT, wallet.deadline());

    assertThat(gone.settlement().orElseThrow().returned()).isEqualTo(Money.of("400"));
    assertThat(wallet.bots.bot(BOT)).isEmpty();
    assertThat(wallet.wallet(OWNER)).isEqualTo(Money.of("1000"));
  }

  @DatabaseTest
  void aBotDeletedByKubectlIsSettledToo(Database database) {
    TestWallet wallet = traded(database, "5");

    wallet.bots.deleteByKubectl(BOT);
    wallet.recover();

    assertThat(wallet.bots.bot(BOT)).isEmpty();
    assertThat(wallet.wallet(OWNER)).isEqualTo(Money.of("1005"));
  }

  @DatabaseTest
  void syncRefundsTheLastKnownWorthOfABotThatVanished(Database database) {
    TestWallet wallet = traded(database, "7");
    wallet.worthWatch.look();
    wallet.returns.take(BOT, Optional.of(new BigDecimal("100")), "k", wallet.deadline());
    wallet.bots.vanish(BOT);

    Sync.Synced synced = wallet.sync.sync(OWNER, wallet.deadline());

    assertThat(synced.totalReturned()).isEqualTo(Money.of("207"));
    assertThat(wallet.wallet(OWNER)).isEqualTo(Money.of("1007"));
    assertThat(wallet.sync.sync(OWNER, wallet.deadline()).cleaned()).isEmpty();
  }

  @DatabaseTest
  void silenceIsNotAbsence(Database database) {
    TestWallet wallet = new TestWallet(database);
    provision(wallet, "300");
    wallet.bots.silence(() -> true);

    Sync.Synced synced = wallet.sync.sync(OWNER, wallet.deadline());

    assertThat(synced.cleaned()).isEmpty();
    assertThat(synced.valid()).containsExactly("alice-bot-1");
  }

  @DatabaseTest
  void allocatingMakesAKubectlBotWorthTheAmount(Database database) {
    TestWallet wallet = new TestWallet(database);
    wallet.bots.createByKubectl(BOT, new BigDecimal("5000"));
    wallet.bots.bot(BOT).orElseThrow().profit = new BigDecimal("20");

    wallet.transfers.allocate(BOT, "mine", new BigDecimal("400"), "k", wallet.deadline());

    assertThat(wallet.bots.bot(BOT).orElseThrow().equity()).isEqualByComparingTo("400");
    assertThat(wallet.wallet(OWNER)).isEqualTo(Money.of("600"));
    assertThat(wallet.bots.bot(BOT).orElseThrow().finalizer).isTrue();
  }

  @DatabaseTest
  void whatCannotBeIsRefusedWithoutAnEffect(Database database) {
    TestWallet wallet = new TestWallet(database);
    refused(() -> take(wallet, "1", "k0"), "No allocation");
    refused(() -> provision(wallet, "1000.01"), "Insufficient funds");
    refused(() -> provision(wallet, "-5"), "initialBalance");
    provision(wallet, "300");
    refused(() -> take(wallet, "300.01", "k1"), "worth 300");
    refused(() -> take(wallet, "-1", "k2"), "returnAmount");
    refused(() -> add(wallet, "0.5", "k3"), "amount");
    refused(() -> add(wallet, "701", "k4"), "Insufficient funds");
    wallet.bots.bot(BOT).orElseThrow().reserved = new BigDecimal("40");
    refused(() -> take(wallet, "10", "k5"), "reserved");
    wallet.bots.bot(BOT).orElseThrow().reserved = BigDecimal.ZERO;
    wallet.bots.silence(() -> true);
    refused(() -> take(wallet, "10", "k6"), "cannot be reached");
    assertThat(wallet.wallet(OWNER)).isEqualTo(Money.of("700"));
    assertThat(wallet.bots.bot(BOT).orElseThrow().initial).isEqualByComparingTo("300");
  }

  @DatabaseTest
  void thePlanLimitsBots(Database database) {
    TestWallet wallet = new TestWallet(database);
    for (int i = 1; i <= TestWallet.MAX_BOTS; i++) {
      provision(wallet, new BotRef(OWNER, "bot-" + i), "10", "k" + i);
    }
    refused(() -> provision(wallet, "10"), "Your plan allows 3 bots");
  }

  @DatabaseTest
  void theSameKeyIsTheSameAnswer(Database database) {
    TestWallet wallet = new TestWallet(database);
    provision(wallet, "300");
    add(wallet, "50", "k");
    assertThat(add(wallet, "50", "k").walletBalance()).isEqualTo(Money.of("650"));
    refused(() -> add(wallet, "51", "k"), "idempotency key");
    take(wallet, "20", "k2");
    assertThat(take(wallet, "20", "k2").walletBalance()).isEqualTo(Money.of("670"));
    refused(() -> take(wallet, "20", "k"), "idempotency key");
  }

  @DatabaseTest
  void everyStepIsRecorded(Database database) {
    TestWallet wallet = new TestWallet(database);
    provision(wallet, "300");
    String funding = wallet.bots.bot(BOT).orElseThrow().funding;
    wallet.departures.delete(BOT, wallet.deadline());

    List<String> steps = wallet.sagas.read(pages -> pages.sagas().steps("depart-" + funding));
    assertThat(steps)
        .containsExactly(
            "BOT: begun: depart",
            "SETTLE: deletion asked for",
            "SETTLE: closes its trades",
            "SETTLE: closes its trades",
            "RELEASE: settled",
            "DONE: bot let go");
  }

  /** A bot with 300 of the wallet's 1000 that has made that profit. */
  private static TestWallet traded(Database database, String profit) {
    TestWallet wallet = new TestWallet(database);
    provision(wallet, "300");
    wallet.bots.bot(BOT).orElseThrow().profit = new BigDecimal(profit);
    return wallet;
  }

  private static void refused(Runnable work, String words) {
    assertThatThrownBy(work::run).isInstanceOf(WalletRefused.class).hasMessageContaining(words);
  }

  private static Provisioning.Provisioned provision(TestWallet wallet, String amount) {
    return provision(wallet, BOT, amount, "p" + amount);
  }

  private static Provisioning.Provisioned provision(
      TestWallet wallet, BotRef bot, String amount, String key) {
    return wallet.provisioning.provision(
        new Provisioning.NewBot(
            bot, new BigDecimal(amount), "EmaRsi", "order", key, wallet.deadline()));
  }

  private static Transfers.Sent add(TestWallet wallet, String amount, String key) {
    return wallet.transfers.add(BOT, new BigDecimal(amount), key, wallet.deadline());
  }

  private static Returns.Returned take(TestWallet wallet, String amount, String key) {
    return wallet.returns.take(BOT, Optional.of(new BigDecimal(amount)), key, wallet.deadline());
  }
}
