// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.SlotStatus;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.pool.blueprint.TemplateRevisions;
import dev.cryptopilot.operator.pool.observe.BotIndex;
import dev.cryptopilot.operator.pool.observe.PoolCaches;
import dev.cryptopilot.operator.pool.plan.PoolChoice;
import dev.cryptopilot.operator.slots.PoolLabels;
import dev.cryptopilot.operator.strategy.StrategyConfigMap;
import dev.cryptopilot.operator.strategy.StrategyOffer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The caches around pools, and which pools a change in them concerns. */
final class PoolInformers {

  private final InformerEventSource<Bot, BotPool> bots;
  private final InformerEventSource<Secret, BotPool> secrets;
  private final InformerEventSource<StatefulSet, BotPool> statefulSets;
  private final InformerEventSource<Pod, BotPool> pods;
  private final InformerEventSource<Strategy, BotPool> strategies;
  private final InformerEventSource<ConfigMap, BotPool> versions;
  private final InformerEventSource<ControllerRevision, BotPool> revisions;
  private final InformerEventSource<PersistentVolumeClaim, BotPool> claims;
  private final IndexerResourceCache<BotPool> pools;

  PoolInformers(EventSourceContext<BotPool> context) {
    bots =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Bot.class, BotPool.class)
                .withName("pool-bots")
                .withSecondaryToPrimaryMapper(PoolInformers::poolsOf)
                .build(),
            context);
    bots.addIndexers(
        Map.of(BotIndex.BY_POOL, BotIndex::keys, BotIndex.BY_HOME, BotIndex::homeKeys));
    pools = context.getPrimaryCache();
    secrets = owned(Secret.class, "pool-secrets", context, SlotLinks::pools);
    statefulSets = owned(StatefulSet.class, "pool-statefulsets", context, PoolInformers::owner);
    pods = owned(Pod.class, "pool-pods", context, PoolInformers::owner);
    revisions =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(ControllerRevision.class, BotPool.class)
                .withName("pool-templates")
                .withLabelSelector(TemplateRevisions.TEMPLATE)
                .withSecondaryToPrimaryMapper(PoolInformers::owner)
                .build(),
            context);
    // Claims are made by the StatefulSet controller, with the labels of the selector only.
    claims =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(PersistentVolumeClaim.class, BotPool.class)
                .withName("pool-claims")
                .withLabelSelector(PoolLabels.POOL)
                .withSecondaryToPrimaryMapper(PoolInformers::owner)
                .build(),
            context);
    strategies =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Strategy.class, BotPool.class)
                .withName("pool-strategies")
                .withSecondaryToPrimaryMapper(
                    strategy -> poolsUsing(strategy, strategy.getMetadata().getName()))
                .withOnUpdateFilter(StrategyOffer::changed)
                .build(),
            context);
    versions =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(ConfigMap.class, BotPool.class)
                .withName("pool-strategy-versions")
                .withLabelSelector(StrategyConfigMap.STRATEGY_LABEL)
                .withSecondaryToPrimaryMapper(
                    version ->
                        poolsUsing(version, label(version, StrategyConfigMap.STRATEGY_LABEL)))
                .build(),
            context);
  }

  List<EventSource<?, BotPool>> sources() {
    return List.of(bots, secrets, statefulSets, pods, strategies, versions, revisions, claims);
  }

  PoolCaches caches() {
    return new PoolCaches(
        bots, secrets, statefulSets, pods, strategies, versions, revisions, claims, pools);
  }

  private static <T extends HasMetadata> InformerEventSource<T, BotPool> owned(
      Class<T> type,
      String name,
      EventSourceContext<BotPool> context,
      SecondaryToPrimaryMapper<T> owners) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(type, BotPool.class)
            .withName(name)
            .withLabelSelector(PoolLabels.ANY_POOL)
            .withSecondaryToPrimaryMapper(owners)
            .build(),
        context);
  }

  /** The pool a Bot asks for and, while that is another one, the pool it has its slot in. */
  private static Set<ResourceID> poolsOf(Bot bot) {
    if (bot.getSpec() == null) {
      return Set.of();
    }
    String namespace = bot.getMetadata().getNamespace();
    Set<ResourceID> pools = new HashSet<>();
    pools.add(new ResourceID(PoolChoice.of(bot), namespace));
    bot.statusOrEmpty()
        .placedOn()
        .map(SlotStatus::pool)
        .ifPresent(pool -> pools.add(new ResourceID(pool, namespace)));
    return pools;
  }

  private Set<ResourceID> poolsUsing(HasMetadata near, String strategy) {
    return bots.list(
            near.getMetadata().getNamespace(),
            bot -> bot.getSpec() != null && bot.getSpec().strategy().name().equals(strategy))
        .flatMap(bot -> poolsOf(bot).stream())
        .collect(Collectors.toSet());
  }

  static Set<ResourceID> owner(HasMetadata object) {
    String pool = label(object, PoolLabels.POOL);
    return pool.isEmpty()
        ? Set.of()
        : Set.of(new ResourceID(pool, object.getMetadata().getNamespace()));
  }

  private static String label(HasMetadata object, String label) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(label))
        .orElse("");
  }
}
