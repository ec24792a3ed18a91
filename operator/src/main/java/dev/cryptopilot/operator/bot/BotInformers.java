// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.TradeMode;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.bot.observe.BotView;
import dev.cryptopilot.operator.pool.plan.PoolChoice;
import dev.cryptopilot.operator.slots.PoolLabels;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.slots.SlotsSecrets;
import dev.cryptopilot.operator.strategy.StrategyCatalog;
import dev.cryptopilot.operator.strategy.StrategyConfigMap;
import dev.cryptopilot.operator.strategy.StrategyOffer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The caches around bots, and which bots a change in them concerns. */
final class BotInformers implements BotView {

  private static final String BY_STRATEGY = "bots-by-strategy";
  private static final String BY_POOL = "bots-by-pool";
  private static final String SLOTS_BY_UID = "slots-by-bot-uid";

  private final IndexerResourceCache<Bot> bots;
  private final InformerEventSource<Strategy, Bot> strategies;
  private final InformerEventSource<ConfigMap, Bot> versions;
  private final InformerEventSource<BotPool, Bot> pools;
  private final InformerEventSource<Secret, Bot> slots;

  BotInformers(EventSourceContext<Bot> context) {
    bots = context.getPrimaryCache();
    bots.addIndexer(BY_STRATEGY, bot -> List.of(key(bot, bot.getSpec().strategy().name())));
    bots.addIndexer(BY_POOL, bot -> List.of(key(bot, PoolChoice.of(bot))));
    strategies =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Strategy.class, Bot.class)
                .withName("strategies")
                .withSecondaryToPrimaryMapper(s -> ids(BY_STRATEGY, key(s, name(s))))
                .withOnUpdateFilter(StrategyOffer::changed)
                .build(),
            context);
    versions =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(ConfigMap.class, Bot.class)
                .withName("strategy-versions")
                .withLabelSelector(StrategyConfigMap.STRATEGY_LABEL)
                .withSecondaryToPrimaryMapper(
                    v -> ids(BY_STRATEGY, key(v, label(v, StrategyConfigMap.STRATEGY_LABEL))))
                .build(),
            context);
    pools =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(BotPool.class, Bot.class)
                .withName("pools")
                .withSecondaryToPrimaryMapper(p -> ids(BY_POOL, key(p, name(p))))
                .build(),
            context);
    slots =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Secret.class, Bot.class)
                .withName("slots")
                .withLabelSelector(PoolLabels.SECRET + '=' + PoolLabels.SLOTS)
                .withSecondaryToPrimaryMapper(BotInformers::seated)
                .build(),
            context);
    slots.addIndexers(Map.of(SLOTS_BY_UID, BotInformers::uids));
  }

  List<EventSource<?, Bot>> sources() {
    return List.of(strategies, versions, pools, slots);
  }

  @Override
  public StrategyCatalog strategies(String namespace) {
    return StrategyCatalog.of(
        strategies.list(namespace, s -> true).toList(),
        versions.list(namespace, v -> true).toList());
  }

  @Override
  public Optional<BotPool> pool(String namespace, String name) {
    return pools.get(new ResourceID(name, namespace));
  }

  @Override
  public List<SlotPlacement> slots(String uid) {
    return SlotsSecrets.placementsOf(uid, slots.byIndex(SLOTS_BY_UID, uid));
  }

  @Override
  public Collection<Bot> liveBots() {
    return bots.list(bot -> bot.getSpec().mode() == TradeMode.Live).toList();
  }

  private Set<ResourceID> ids(String index, String key) {
    return bots.byIndex(index, key).stream()
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  private static Set<ResourceID> seated(Secret secret) {
    return SlotsSecrets.placements(secret).stream()
        .map(slot -> new ResourceID(slot.bot().name(), slot.namespace()))
        .collect(Collectors.toSet());
  }

  private static List<String> uids(Secret secret) {
    return SlotsSecrets.placements(secret).stream().map(slot -> slot.bot().uid()).toList();
  }

  private static String key(HasMetadata near, String name) {
    return near.getMetadata().getNamespace() + '/' + name;
  }

  private static String name(HasMetadata resource) {
    return resource.getMetadata().getName();
  }

  private static String label(HasMetadata resource, String label) {
    return Optional.ofNullable(resource.getMetadata().getLabels())
        .map(labels -> labels.get(label))
        .orElse("");
  }
}
