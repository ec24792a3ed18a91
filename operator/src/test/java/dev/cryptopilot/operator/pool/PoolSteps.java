// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.agent.AgentReports;
import dev.cryptopilot.operator.agent.BearerToken;
import dev.cryptopilot.operator.pool.apply.ApplyOutcome;
import dev.cryptopilot.operator.pool.apply.PoolApplier;
import dev.cryptopilot.operator.pool.apply.PoolStatusWriter;
import dev.cryptopilot.operator.pool.blueprint.PodBlueprint;
import dev.cryptopilot.operator.pool.blueprint.RuntimeSettings;
import dev.cryptopilot.operator.pool.observe.AccountClaims;
import dev.cryptopilot.operator.pool.observe.BotIndex;
import dev.cryptopilot.operator.pool.observe.BotLookup;
import dev.cryptopilot.operator.pool.observe.PoolCaches;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.PoolObserver;
import dev.cryptopilot.operator.pool.observe.SlotsView;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.pool.plan.PoolPlanner;
import dev.cryptopilot.operator.pool.status.PoolStatusFactory;
import dev.cryptopilot.operator.render.BotRenderer;
import dev.cryptopilot.operator.render.RenderSettings;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The steps of one operator process against a real API server, taken one by one by a test. */
final class PoolSteps {

  private final KubernetesClient client;
  private final PoolObserver observer;
  private final PoolPlanner planner = new PoolPlanner();
  private final PoolApplier applier;
  private final ListedCache<Bot> bots;
  private final ListedCache<Secret> secrets;
  private final ListedCache<StatefulSet> sets;
  private final ListedCache<Pod> pods;
  private final ListedCache<Strategy> strategies;
  private final ListedCache<ConfigMap> versions;
  private final ListedCache<ControllerRevision> revisions;
  private final ListedCache<PersistentVolumeClaim> claims;
  private final ListedCache<BotPool> pools;

  PoolSteps(KubernetesClient client, AgentReports reports) {
    this.client = client;
    SlotsView.SecretFetch fetch =
        (namespace, name) ->
            Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get());
    SlotsView view = new SlotsView(fetch);
    AccountClaims accounts =
        new AccountClaims(
            () -> client.secrets().inAnyNamespace().withLabel(PoolLabels.SECRET).list().getItems(),
            fetch);
    PodBlueprint blueprint = new PodBlueprint(RuntimeSettings.of("runtime:dev", Map.of(), 8900));
    this.observer =
        new PoolObserver(
            view,
            reports,
            new BotRenderer(RenderSettings.none()),
            (namespace, name) -> Optional.empty(),
            accounts,
            BotLookup.live(client),
            blueprint,
            Clock.systemUTC());
    this.applier =
        new PoolApplier(client, blueprint, () -> new BearerToken("t0ken"), view, fetch, accounts);
    this.bots = cache(Bot.class, BotIndex::keys);
    this.secrets = cache(Secret.class, PoolSteps::noKeys);
    this.sets = cache(StatefulSet.class, PoolSteps::noKeys);
    this.pods = cache(Pod.class, PoolSteps::noKeys);
    this.strategies = cache(Strategy.class, PoolSteps::noKeys);
    this.versions = cache(ConfigMap.class, PoolSteps::noKeys);
    this.revisions = cache(ControllerRevision.class, PoolSteps::noKeys);
    this.claims = cache(PersistentVolumeClaim.class, PoolSteps::noKeys);
    this.pools = cache(BotPool.class, PoolSteps::noKeys);
  }

  private <T extends HasMetadata> ListedCache<T> cache(
      Class<T> kind, Function<T, List<String>> keys) {
    return new ListedCache<>(
        () -> client.resources(kind).inNamespace("default").list().getItems(), keys);
  }

  private static List<String> noKeys(HasMetadata object) {
    return List.of();
  }

  /** The caches catch up with the API server. */
  void catchUp() {
    List.of(bots, secrets, sets, pods, strategies, versions, revisions, claims, pools)
        .forEach(ListedCache::refresh);
  }

  /** All caches but that of Bots catch up. */
  void catchUpAllButBots() {
    List.of(secrets, sets, pods, strategies, versions, revisions, claims, pools)
        .forEach(ListedCache::refresh);
  }

  /** All caches but that of StatefulSets catch up. */
  void catchUpAllButSets() {
    List.of(bots, secrets, pods, strategies, versions, revisions, claims, pools)
        .forEach(ListedCache::refresh);
  }

  /** Only the cache of Bots catches up. */
  void catchUpBots() {
    bots.refresh();
  }

  List<PoolAction> plan(String pool) {
    return planner.plan(facts(pool));
  }

  PoolFacts facts(String pool) {
    PoolCaches caches =
        new PoolCaches(bots, secrets, sets, pods, strategies, versions, revisions, claims, pools);
    return observer.observe(pool(pool), caches);
  }

  List<ApplyOutcome> apply(String pool, List<PoolAction> plan) {
    return plan.stream().map(action -> applier.apply(pool(pool), action)).toList();
  }

  /** One pass on caches as they are. */
  List<ApplyOutcome> pass(String pool) {
    return apply(pool, plan(pool));
  }

  /** Passes on fresh caches until nothing is left to do. */
  void settle(String pool) {
    for (int pass = 0; pass < 10; pass++) {
      catchUp();
      if (pass(pool).isEmpty()) {
        return;
      }
    }
    throw new AssertionError("the pool does not settle: " + plan(pool));
  }

  void writeStatus(String pool) {
    BotPool current = pool(pool);
    new PoolStatusWriter(client)
        .write(current, new PoolStatusFactory().status(facts(pool), current.statusOrEmpty()));
  }

  BotPool pool(String name) {
    return client.resources(BotPool.class).inNamespace("default").withName(name).require();
  }
}
