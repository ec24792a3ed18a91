// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.pace.Pause;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.wallet.Account;
import dev.cryptopilot.api.wallet.Cash;
import dev.cryptopilot.api.wallet.JdbcWalletStore;
import dev.cryptopilot.api.wallet.Ledger;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.PlanLimits;
import dev.cryptopilot.api.wallet.WalletPages;
import dev.cryptopilot.api.wallet.WalletStore;
import dev.cryptopilot.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Everything of the wallet on one database, with bots that are simulated and time that is set. */
final class TestWallet {
  static final Money OPENING = Money.of("1000");
  static final int MAX_BOTS = 3;
  static final Money MAX_WALLET = Money.of("100000");
  private static final AtomicLong IDS = new AtomicLong();

  final SettableClock clock = SettableClock.standing();
  final CrashPoints crashes = new CrashPoints();
  final SimulatedBotMoney bots = new SimulatedBotMoney(crashes, clock);
  final SagaStore sagas;
  final WalletStore wallets;
  final SagaRunner runner;
  final SagaStarter starter;
  final Cash cash;
  final Provisioning provisioning;
  final Transfers transfers;
  final Returns returns;
  final Departures departures;
  final Sync sync;
  final SagaWorker worker;
  final WorthWatch worthWatch;

  TestWallet(Database database) {
    this(database, ledger -> ledger);
  }

  /**
   * @param ledgers what to make of the real ledger
   */
  TestWallet(Database database, UnaryOperator<Ledger> ledgers) {
    var transactions = crashes.in(database.transactions());
    sagas = new DoctoredSagas(new JdbcSagaStore(transactions), ledgers);
    Ids ids = () -> "t" + IDS.incrementAndGet();
    Pause pause = clock::pass;
    PlanLimits limits = owner -> new PlanLimits.Limits(MAX_BOTS, MAX_WALLET);
    Ledger.Opening opening = new Ledger.Opening("USD", OPENING);
    runner = new SagaRunner(sagas, bots, clock, pause, ids::next);
    starter = new SagaStarter(sagas, runner, opening, clock);
    wallets = new DoctoredWallet(new JdbcWalletStore(transactions), ledgers);
    cash = new Cash(wallets, limits, opening, clock);
    provisioning = new Provisioning(starter, limits, ids);
    transfers = new Transfers(starter, sagas, bots, limits, ids);
    returns = new Returns(starter, sagas, bots, ids);
    departures = new Departures(starter, sagas, bots, clock);
    sync = new Sync(sagas, bots, departures);
    worker = new SagaWorker(sagas, runner, departures, clock);
    worthWatch = new WorthWatch(sagas, bots, clock);
  }

  Instant deadline() {
    return clock.instant().plus(Duration.ofSeconds(30));
  }

  /** All servers were dead for a while, then one starts and works until nothing is left to do. */
  void recover() {
    crashes.arm(0);
    bots.silence(() -> false);
    clock.pass(Duration.ofMinutes(10));
    int quiet = 0;
    while (quiet < 2) {
      quiet = worker.round() == 0 ? quiet + 1 : 0;
      clock.pass(Duration.ofSeconds(31));
    }
  }

  Money balance(String owner, Account account) {
    return sagas.read(pages -> pages.ledger().books(owner)).orElseThrow().balance(account);
  }

  Money wallet(String owner) {
    return balance(owner, Account.WALLET);
  }

  private record DoctoredPages(Ledger ledger, SagaPages real) implements SagaPages {
    @Override
    public Sagas sagas() {
      return real.sagas();
    }

    @Override
    public dev.cryptopilot.api.wallet.Allocations allocations() {
      return real.allocations();
    }
  }

  private record DoctoredWalletPages(Ledger ledger, WalletPages real) implements WalletPages {
    @Override
    public dev.cryptopilot.api.wallet.Allocations allocations() {
      return real.allocations();
    }
  }

  private record DoctoredSagas(SagaStore real, UnaryOperator<Ledger> ledgers) implements SagaStore {
    @Override
    public <T> T write(Function<SagaPages, T> work) {
      return real.write(p -> work.apply(new DoctoredPages(ledgers.apply(p.ledger()), p)));
    }

    @Override
    public <T> T read(Function<SagaPages, T> work) {
      return real.read(p -> work.apply(new DoctoredPages(ledgers.apply(p.ledger()), p)));
    }
  }

  private record DoctoredWallet(WalletStore real, UnaryOperator<Ledger> ledgers)
      implements WalletStore {
    @Override
    public <T> T write(Function<WalletPages, T> work) {
      return real.write(p -> work.apply(new DoctoredWalletPages(ledgers.apply(p.ledger()), p)));
    }

    @Override
    public <T> T read(Function<WalletPages, T> work) {
      return real.read(p -> work.apply(new DoctoredWalletPages(ledgers.apply(p.ledger()), p)));
    }
  }
}
