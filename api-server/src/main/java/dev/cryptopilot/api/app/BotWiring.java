// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.agent.AgentClient;
import dev.cryptopilot.api.agent.AgentTokens;
import dev.cryptopilot.api.bots.BotCommands;
import dev.cryptopilot.api.bots.BotDirectory;
import dev.cryptopilot.api.bots.BotOwnership;
import dev.cryptopilot.api.bots.BotRoutes;
import dev.cryptopilot.api.bots.BotStrategyRoutes;
import dev.cryptopilot.api.bots.BotViews;
import dev.cryptopilot.api.bots.BotWatch;
import dev.cryptopilot.api.bots.BotWorth;
import dev.cryptopilot.api.bots.KubeBotMoney;
import dev.cryptopilot.api.bots.Provision;
import dev.cryptopilot.api.bots.WalletDesk;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.health.Check;
import dev.cryptopilot.api.http.Ownership;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.keys.ExchangeKeyDesk;
import dev.cryptopilot.api.keys.ExchangeKeyRoutes;
import dev.cryptopilot.api.kube.BotStore;
import dev.cryptopilot.api.kube.BotWriter;
import dev.cryptopilot.api.kube.ClusterCache;
import dev.cryptopilot.api.kube.KeySecrets;
import dev.cryptopilot.api.kube.KubeSettings;
import dev.cryptopilot.api.kube.Kubernetes;
import dev.cryptopilot.api.pace.Pause;
import dev.cryptopilot.api.pools.PoolAdminRoutes;
import dev.cryptopilot.api.pools.PoolCensus;
import dev.cryptopilot.api.pools.PoolChecks;
import dev.cryptopilot.api.pools.PoolRoutes;
import dev.cryptopilot.api.pools.PoolWriter;
import dev.cryptopilot.api.proxy.BotProxy;
import dev.cryptopilot.api.proxy.ProxyRoutes;
import dev.cryptopilot.api.settings.BotSettings;
import dev.cryptopilot.api.settings.FeatureRoutes;
import dev.cryptopilot.api.settings.SettingsRoutes;
import dev.cryptopilot.api.strategies.StrategyRoutes;
import dev.cryptopilot.api.strategies.StrategyShelf;
import dev.cryptopilot.api.wallet.BotMoney;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Builds what speaks with the cluster: bots, their agents, strategies, settings and pools. */
final class BotWiring implements AutoCloseable {

  /** Who has changed a bot finds it changed; the cluster's watch is hardly ever that late. */
  private static final Duration GLANCE = Duration.ofSeconds(2);

  private final Clock clock;
  private final Pause pause = Pause.real();
  private final KubeSettings settings;
  private final KubernetesClient client;
  private final ClusterCache cache;
  private final BotWriter writer;
  private final BotDirectory directory;
  private final StrategyShelf shelf;
  private final BotWatch watch;
  private final BotWatch lists;
  private final AgentClient agents;
  private final BotMoney money;

  BotWiring(Environment environment, Vertx vertx, Clock clock, Executor threads) {
    this.clock = clock;
    this.settings = KubeSettings.from(environment);
    this.client = Kubernetes.connect(environment);
    this.cache = ClusterCache.start(client, settings.namespace(), pause);
    BotStore store = new BotStore(client, settings.namespace());
    this.lists = new BotWatch(cache::bot, GLANCE, clock, pause);
    this.writer = new BotWriter(store, lists::caughtUp);
    this.directory = new BotDirectory(cache, store);
    this.shelf = new StrategyShelf(cache);
    this.watch = new BotWatch(cache::bot, settings.patience(), clock, pause);
    this.agents =
        new AgentClient(vertx, new AgentTokens(client, settings.namespace(), threads), clock);
    this.money = new KubeBotMoney(directory, store, writer, new BotWorth(agents, clock));
  }

  List<Route> routes(WalletDesk desk) {
    BotCommands commands = new BotCommands(writer, watch, clock);
    PoolCensus census = new PoolCensus(cache, directory);
    BotSettings saved = new BotSettings(directory, writer, clock);
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        new BotRoutes(
                directory,
                new BotViews(shelf),
                commands,
                new Provision(directory, shelf, desk, watch, clock),
                desk,
                lists)
            .routes());
    routes.addAll(new BotStrategyRoutes(directory, shelf, commands).routes());
    routes.addAll(
        new ExchangeKeyRoutes(
                new ExchangeKeyDesk(directory, new KeySecrets(client), writer, watch, clock))
            .routes());
    routes.addAll(new ProxyRoutes(new BotProxy(cache, agents)).routes());
    routes.addAll(new StrategyRoutes(shelf, clock).routes());
    routes.addAll(new SettingsRoutes(saved).routes());
    routes.addAll(new FeatureRoutes(saved, clock).routes());
    PoolWriter poolWriter = new PoolWriter(client, settings.namespace());
    PoolChecks checks = new PoolChecks(cache, poolWriter, settings.patience(), clock, pause);
    routes.addAll(new PoolRoutes(census, directory, checks, clock).routes());
    routes.addAll(new PoolAdminRoutes(census, poolWriter, checks, clock).routes());
    return routes;
  }

  Ownership ownership() {
    return new BotOwnership(directory);
  }

  BotMoney money() {
    return money;
  }

  BotDirectory directory() {
    return directory;
  }

  StrategyShelf shelf() {
    return shelf;
  }

  ClusterCache cache() {
    return cache;
  }

  AgentClient agents() {
    return agents;
  }

  Check check() {
    return new Check("kubernetes", cache::ready);
  }

  @Override
  public void close() {
    cache.close();
    agents.close();
    client.close();
  }
}
