// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import dev.cryptopilot.api.pace.Pause;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.strategy.Strategy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Indexer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Bots, pools and strategies of one namespace, kept fresh by watches. Reads cost nothing and may be
 * a moment old: who writes reads the live object first.
 */
public final class ClusterCache implements AutoCloseable {

  private static final String BY_OWNER = "owner";
  private static final Comparator<HasMetadata> OLDEST_FIRST =
      Comparator.comparing((HasMetadata one) -> text(one.getMetadata().getCreationTimestamp()))
          .thenComparing(one -> one.getMetadata().getName());

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final String namespace;
  private final Pause pause;
  private final SharedIndexInformer<Bot> bots;
  private final SharedIndexInformer<BotPool> pools;
  private final SharedIndexInformer<Strategy> strategies;

  private ClusterCache(KubernetesClient client, String namespace, Pause pause) {
    this.namespace = namespace;
    this.pause = pause;
    this.bots = informer(client, Bot.class, bot -> bot.getSpec().owner());
    this.pools = informer(client, BotPool.class, p -> p.getSpec().tenancy().soleOwner().orElse(""));
    this.strategies = informer(client, Strategy.class, s -> s.getSpec().soleOwner().orElse(""));
  }

  /**
   * Begins to watch and returns at once; {@link #ready} says when the first lists are in.
   *
   * @param pause how a reader waits for a first list
   */
  public static ClusterCache start(KubernetesClient client, String namespace, Pause pause) {
    ClusterCache cache = new ClusterCache(client, namespace, pause);
    cache.bots.start();
    cache.pools.start();
    cache.strategies.start();
    return cache;
  }

  private <T extends HasMetadata> SharedIndexInformer<T> informer(
      KubernetesClient client, Class<T> kind, Function<T, String> owner) {
    SharedIndexInformer<T> informer =
        client.resources(kind).inNamespace(namespace).runnableInformer(0);
    informer.itemStore(new LeanItems<>());
    informer.addIndexers(Map.of(BY_OWNER, one -> List.of(owner.apply(one))));
    // A cluster that is away comes back: try for ever.
    informer.exceptionHandler((started, failure) -> true);
    return informer;
  }

  /** Whether the first lists are in. */
  public boolean ready() {
    return bots.hasSynced() && pools.hasSynced() && strategies.hasSynced();
  }

  /**
   * What is known, once the first list is in: before it, nothing is known to be absent.
   *
   * @throws ClusterUnavailable when it does not come
   */
  private <T> Indexer<T> listed(SharedIndexInformer<T> informer) {
    for (long waited = 0; !informer.hasSynced(); waited += PAUSE.toMillis()) {
      if (waited >= PATIENCE.toMillis() || Pause.interrupted()) {
        throw new ClusterUnavailable("the cluster's first list has not come yet");
      }
      pause.sleep(PAUSE);
    }
    return informer.getIndexer();
  }

  /** Tells of every change of a bot, on a thread of the watch: be quick. */
  public void onBots(ResourceEventHandler<Bot> handler) {
    bots.addEventHandler(handler);
  }

  /** Tells of every change of a strategy, on a thread of the watch: be quick. */
  public void onStrategies(ResourceEventHandler<Strategy> handler) {
    strategies.addEventHandler(handler);
  }

  /** All bots, oldest first. */
  public List<Bot> bots() {
    return sorted(listed(bots).list());
  }

  /** Bots of one owner, oldest first. */
  public List<Bot> botsOf(String owner) {
    return sorted(listed(bots).byIndex(BY_OWNER, owner));
  }

  /** A bot by the name of its resource. */
  public Optional<Bot> bot(String name) {
    return Optional.ofNullable(listed(bots).getByKey(namespace + "/" + name));
  }

  /** All pools, oldest first. */
  public List<BotPool> pools() {
    return sorted(listed(pools).list());
  }

  public Optional<BotPool> pool(String name) {
    return Optional.ofNullable(listed(pools).getByKey(namespace + "/" + name));
  }

  /** All strategies, oldest first. */
  public List<Strategy> strategies() {
    return sorted(listed(strategies).list());
  }

  public Optional<Strategy> strategy(String name) {
    return Optional.ofNullable(listed(strategies).getByKey(namespace + "/" + name));
  }

  private static <T extends HasMetadata> List<T> sorted(List<T> found) {
    return found.stream().sorted(OLDEST_FIRST).toList();
  }

  private static String text(String mayBeNull) {
    return mayBeNull == null ? "" : mayBeNull;
  }

  @Override
  public void close() {
    bots.close();
    pools.close();
    strategies.close();
  }
}
