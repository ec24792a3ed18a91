// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.kube.StrategyEvents;
import dev.cryptopilot.api.stream.Channels;
import dev.cryptopilot.api.stream.StrategySockets;
import dev.cryptopilot.api.stream.StreamPlaces;
import dev.cryptopilot.api.stream.StreamRoutes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Builds what tells clients of changes. */
final class StreamWiring implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration BEAT_EVERY = Duration.ofSeconds(15);

  private final StreamPlaces places;
  private final Channels channels;
  private final StrategySockets strategies;
  private final BotWiring bots;
  private final PortfolioWiring portfolios;
  private final ExecutorService threads;
  private final Chores chores = new Chores("streams");

  StreamWiring(
      Environment environment,
      BotWiring bots,
      PortfolioWiring portfolios,
      Clock clock,
      ExecutorService threads) {
    this.bots = bots;
    this.portfolios = portfolios;
    this.threads = threads;
    this.places = StreamPlaces.from(environment);
    this.channels =
        new Channels(portfolios.portfolios()::now, portfolios.history(), places, threads, clock);
    this.strategies = new StrategySockets(bots.shelf()::of, bots.directory()::ofOwner, places);
  }

  /** Begins to tell. */
  void start() {
    portfolios.onChange(owners -> threads.execute(() -> channels.changed(owners)));
    portfolios.onWritten(channels::measured);
    bots.cache().onStrategies(new StrategyEvents(() -> threads.execute(strategies::look)));
    chores.every(LOOK_EVERY, channels::round);
    chores.every(
        BEAT_EVERY,
        () -> {
          channels.heartbeat();
          strategies.heartbeat();
        });
  }

  List<Route> routes() {
    return new StreamRoutes(channels, strategies, places).routes();
  }

  @Override
  public void close() {
    chores.close();
  }
}
