// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import dev.cryptopilot.api.wallet.Account;
import dev.cryptopilot.api.wallet.BotMoneyUnavailable;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.WalletRefusal;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many clients of one person at once, each of their servers dying now and then. */
class ConcurrentClientsTest {
  private static final int CLIENTS = 6;
  private static final int OPERATIONS = 15;
  private static final int BOTS = 2;
  private static final String OWNER = "5f0000000000000000000001";

  private final Map<String, Money> sums = new ConcurrentHashMap<>();

  @DatabaseTest
  void moneyIsConservedAndEveryRequestHasOneEffect(Database database) throws Exception {
    TestWallet wallet = new TestWallet(database);
    atOnce(client -> work(wallet, client));
    wallet.recover();
    new LedgerAudit(database, OWNER).check();

    Money inBots = Money.ZERO;
    for (int name = 0; name < BOTS; name++) {
      Money initial = Money.of(wallet.bots.bot(bot(name)).orElseThrow().initial);
      assertThat(initial).as("bot %s", name).isEqualTo(sum("bot-" + name));
      inBots = inBots.plus(initial);
    }
    Money putIn = TestWallet.OPENING.plus(sum("cash"));
    assertThat(wallet.balance(OWNER, Account.EXTERNAL).negated()).isEqualTo(putIn);
    assertThat(wallet.wallet(OWNER).plus(inBots)).isEqualTo(putIn);

    wallet.bots.bot(bot(0)).orElseThrow().profit = new BigDecimal("12.34567891");
    atOnce(client -> deleteAll(wallet, client));
    wallet.recover();
    new LedgerAudit(database, OWNER).check();
    assertThat(wallet.wallet(OWNER)).isEqualTo(putIn.plus(Money.of("12.34567891")));
    assertThat(wallet.bots.bot(bot(0))).isEmpty();
  }

  private void work(TestWallet wallet, int client) {
    Random random = new Random(client);
    for (int i = 0; i < OPERATIONS; i++) {
      String key = client + "-" + i;
      BigDecimal amount = BigDecimal.valueOf(100_000_000 + random.nextInt(500_000_000), 8);
      int name = random.nextInt(BOTS);
      switch (i == 0 ? 4 : random.nextInt(5)) {
        case 0 ->
            once(wallet, random, "cash", amount, () -> wallet.cash.deposit(OWNER, amount, "", key));
        case 1 ->
            once(
                wallet,
                random,
                "cash",
                amount.negate(),
                () -> wallet.cash.withdraw(OWNER, amount, "", key));
        case 2 ->
            once(
                wallet,
                random,
                "bot-" + name,
                amount,
                () -> wallet.transfers.add(bot(name), amount, key, wallet.deadline()));
        case 3 ->
            once(
                wallet,
                random,
                "bot-" + name,
                amount.negate(),
                () -> wallet.returns.take(bot(name), Optional.of(amount), key, wallet.deadline()));
        default -> provision(wallet, random, client, i);
      }
    }
  }

  /** Everybody wants both bots; one of them gets each. */
  private void provision(TestWallet wallet, Random random, int client, int i) {
    BigDecimal initial = BigDecimal.valueOf(200 + client);
    for (int name = 0; name < BOTS; name++) {
      BotRef bot = bot(name);
      String key = "make-" + client + "-" + i + "-" + name;
      once(
          wallet,
          random,
          "bot-" + name,
          initial,
          () ->
              wallet.provisioning.provision(
                  new Provisioning.NewBot(
                      bot, initial, "bot", "order " + key, key, wallet.deadline())));
    }
  }

  private void deleteAll(TestWallet wallet, int client) {
    Random random = new Random(client);
    for (int name = 0; name < BOTS; name++) {
      BotRef bot = bot(name);
      once(
          wallet,
          random,
          "deleted",
          BigDecimal.ONE,
          () -> wallet.departures.delete(bot, wallet.deadline()));
    }
  }

  /** Repeats the request under its key until the outcome is known; counts a success once. */
  private void once(
      TestWallet wallet, Random random, String what, BigDecimal amount, Runnable request) {
    for (int attempt = 0; ; attempt++) {
      try {
        wallet.crashes.arm(attempt < 3 && random.nextBoolean() ? 1 + random.nextInt(12) : 0);
        request.run();
        sums.merge(what, Money.of(amount), Money::plus);
        return;
      } catch (WalletRefused e) {
        if (!isPassing(e.refusal())) {
          return;
        }
      } catch (SimulatedCrash | BotMoneyUnavailable e) {
        // The person asks again.
        wallet.clock.pass(Duration.ofMillis(1));
      } finally {
        wallet.crashes.arm(0);
      }
    }
  }

  private static boolean isPassing(WalletRefusal refusal) {
    return refusal instanceof WalletRefusal.Busy || refusal instanceof WalletRefusal.StillUnderWay;
  }

  private Money sum(String what) {
    return sums.getOrDefault(what, Money.ZERO);
  }

  private static BotRef bot(int name) {
    return new BotRef(OWNER, "bot-" + name);
  }

  private interface Client {
    void run(int number);
  }

  private static void atOnce(Client client) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        all.add(threads.submit(() -> client.run(number)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }
}
