// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.pace.Pause;
import dev.cryptopilot.api.saga.Departures;
import dev.cryptopilot.api.saga.Ids;
import dev.cryptopilot.api.saga.JdbcSagaStore;
import dev.cryptopilot.api.saga.Provisioning;
import dev.cryptopilot.api.saga.Returns;
import dev.cryptopilot.api.saga.SagaRunner;
import dev.cryptopilot.api.saga.SagaStarter;
import dev.cryptopilot.api.saga.SagaStore;
import dev.cryptopilot.api.saga.SagaWorker;
import dev.cryptopilot.api.saga.Sync;
import dev.cryptopilot.api.saga.Transfers;
import dev.cryptopilot.api.saga.WorthWatch;
import dev.cryptopilot.api.store.Transactions;
import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.api.wallet.Cash;
import dev.cryptopilot.api.wallet.JdbcWalletStore;
import dev.cryptopilot.api.wallet.PlanLimits;
import dev.cryptopilot.api.wallet.Valuations;
import dev.cryptopilot.api.wallet.WalletReader;
import dev.cryptopilot.api.wallet.WalletStore;
import dev.cryptopilot.api.wallet.routes.BotMoneyRoutes;
import dev.cryptopilot.api.wallet.routes.WalletRoutes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/** Builds the wallet and its sagas, and runs their worker. */
final class WalletWiring implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration WORK_EVERY = Duration.ofSeconds(1);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

  private final Provisioning provisioning;
  private final Departures departures;
  private final WalletReader reader;
  private final List<Route> routes;
  private final SagaWorker worker;
  private final WorthWatch watch;
  private final Chores chores = new Chores("wallet");

  WalletWiring(
      Transactions transactions,
      BotMoney bots,
      PlanLimits limits,
      WalletSettings settings,
      Clock clock,
      ExecutorService threads) {
    WalletStore wallets = new JdbcWalletStore(transactions);
    SagaStore sagas = new JdbcSagaStore(transactions);
    Ids ids = () -> UUID.randomUUID().toString().replace("-", "");
    SagaRunner runner = new SagaRunner(sagas, bots, clock, Pause.real(), ids::next);
    SagaStarter starter = new SagaStarter(sagas, runner, settings.opening(), clock);
    provisioning = new Provisioning(starter, limits, ids);
    departures = new Departures(starter, sagas, bots, clock);
    reader = new WalletReader(wallets, settings.opening(), clock);
    Valuations valuations = new Valuations(bots, threads, PATIENCE);
    Cash cash = new Cash(wallets, limits, settings.opening(), clock);
    routes =
        Stream.of(
                new WalletRoutes(reader, valuations, cash, ids).routes(),
                new BotMoneyRoutes(
                        new Transfers(starter, sagas, bots, limits, ids),
                        new Returns(starter, sagas, bots, ids),
                        new Sync(sagas, bots, departures),
                        reader,
                        valuations,
                        ids)
                    .routes())
            .flatMap(List::stream)
            .toList();
    worker = new SagaWorker(sagas, runner, departures, clock);
    watch = new WorthWatch(sagas, bots, clock);
  }

  /** Begins to finish what is under way, and to look after the worth of bots. */
  void start() {
    chores.every(WORK_EVERY, worker::round);
    chores.every(LOOK_EVERY, watch::look);
  }

  List<Route> routes() {
    return routes;
  }

  /** For the route that makes bots. */
  Provisioning provisioning() {
    return provisioning;
  }

  /** For the route that deletes bots. */
  Departures departures() {
    return departures;
  }

  /** For whoever shows a balance. */
  WalletReader reader() {
    return reader;
  }

  @Override
  public void close() {
    chores.close();
  }
}
