// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.agent.BotAddress;
import dev.cryptopilot.api.charts.ChartRoutes;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.pace.Pause;
import dev.cryptopilot.api.portfolio.PortfolioRoutes;
import dev.cryptopilot.api.portfolio.Portfolios;
import dev.cryptopilot.api.portfolio.observe.BotObserver;
import dev.cryptopilot.api.portfolio.observe.Freshness;
import dev.cryptopilot.api.portfolio.observe.MarketPrices;
import dev.cryptopilot.api.portfolio.observe.PodFeeds;
import dev.cryptopilot.api.portfolio.observe.RateBook;
import dev.cryptopilot.api.portfolio.observe.Readings;
import dev.cryptopilot.api.portfolio.snapshot.JdbcSnapshotStore;
import dev.cryptopilot.api.portfolio.snapshot.SnapshotRound;
import dev.cryptopilot.api.portfolio.snapshot.SnapshotStore;
import dev.cryptopilot.api.positions.PositionRoutes;
import dev.cryptopilot.api.positions.Positions;
import dev.cryptopilot.api.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Builds what shows persons their bots together, and keeps its history. */
final class PortfolioWiring implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final Duration WRITE_EVERY = Duration.ofSeconds(3);
  private static final Duration THIN_EVERY = Duration.ofMinutes(5);

  private final BotWiring bots;
  private final Clock clock;
  private final PodFeeds feeds;
  private final Readings readings;
  private final Portfolios portfolios;
  private final Positions positions;
  private final SnapshotStore history;
  private final SnapshotRound round;
  private final Chores looks = new Chores("feeds");
  private final Chores writes = new Chores("snapshots");

  PortfolioWiring(
      Environment environment,
      BotWiring bots,
      Transactions transactions,
      String walletCurrency,
      Clock clock,
      ExecutorService threads) {
    this.bots = bots;
    this.clock = clock;
    this.feeds = new PodFeeds(this::placed, bots.agents(), threads, Pause.real());
    this.readings = new Readings(bots.agents(), feeds, Freshness.ofStreams(), threads, clock);
    Duration patience =
        Duration.ofMillis(environment.integer("PILOT_PORTFOLIO_PATIENCE_MS", 2_000, 100, 30_000));
    BotObserver observer =
        new BotObserver(
            bots.directory()::ofOwner,
            bots.shelf()::classNameOf,
            feeds,
            readings,
            threads,
            clock,
            patience);
    RateBook rates = new RateBook(new MarketPrices(bots.agents(), clock), threads, clock, patience);
    this.portfolios = new Portfolios(observer, rates, bots.directory()::all, walletCurrency, clock);
    this.positions = new Positions(bots.agents(), threads, patience);
    this.history = new JdbcSnapshotStore(transactions);
    this.round = new SnapshotRound(this::owners, portfolios::heard, history, clock);
  }

  /** Begins to listen to pods and to write history. */
  void start() {
    looks.every(LOOK_EVERY, this::look);
    writes.every(WRITE_EVERY, round);
    writes.every(THIN_EVERY, () -> history.thin(clock.instant()));
  }

  Portfolios portfolios() {
    return portfolios;
  }

  SnapshotStore history() {
    return history;
  }

  /** Tells of owners with a bot whose state or trades changed. */
  void onChange(Consumer<Set<String>> listener) {
    feeds.onChange(slots -> listener.accept(ownersOf(slots)));
  }

  /** Tells of owners with a new snapshot. */
  void onWritten(Consumer<Set<String>> listener) {
    round.onWritten(listener);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new PortfolioRoutes(portfolios, history, clock).routes());
    routes.addAll(new ChartRoutes(history, clock).routes());
    routes.addAll(new PositionRoutes(portfolios, positions, clock).routes());
    return routes;
  }

  private void look() {
    feeds.reconcile();
    readings.keepOnly(placed().stream().map(BotAddress::slot).collect(Collectors.toSet()));
  }

  private List<BotAddress> placed() {
    return bots.directory().all().stream().map(BotAddress::of).flatMap(Optional::stream).toList();
  }

  private Set<String> ownersOf(Set<String> slots) {
    return bots.directory().all().stream()
        .filter(bot -> BotAddress.of(bot).filter(at -> slots.contains(at.slot())).isPresent())
        .map(bot -> bot.getSpec().owner())
        .collect(Collectors.toSet());
  }

  private Set<String> owners() {
    return bots.directory().all().stream()
        .map(bot -> bot.getSpec().owner())
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    looks.close();
    writes.close();
    feeds.close();
  }
}
