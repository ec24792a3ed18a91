// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.strategy.StrategyCatalog;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Gathers the Bots that matter to a pool. */
final class PoolBots {

  private final BotFactsFactory factory;
  private final BotLookup lookup;

  PoolBots(BotFactsFactory factory, BotLookup lookup) {
    this.factory = factory;
    this.lookup = lookup;
  }

  /** Bots that ask for the pool or that were in it last, by uid. */
  static Map<String, Bot> concerned(String namespace, String pool, PoolCaches caches) {
    String key = BotIndex.key(namespace, pool);
    Map<String, Bot> byUid = new TreeMap<>();
    caches
        .bots()
        .byIndex(BotIndex.BY_POOL, key)
        .forEach(bot -> byUid.put(bot.getMetadata().getUid(), bot));
    caches
        .bots()
        .byIndex(BotIndex.BY_HOME, key)
        .forEach(bot -> byUid.putIfAbsent(bot.getMetadata().getUid(), bot));
    return byUid;
  }

  /**
   * Facts about them, about the bots in these slots, and about those whose move leads here.
   *
   * @param slots slots in the pool, and slots elsewhere that name it
   */
  List<BotFacts> facts(
      BotPool pool, PoolCaches caches, Map<String, Bot> concerned, Collection<DesiredBot> slots) {
    String namespace = pool.getMetadata().getNamespace();
    StrategyCatalog catalog =
        StrategyCatalog.of(
            caches.strategies().list(namespace).toList(),
            caches.versions().list(namespace).toList());
    List<BotFacts> facts = new ArrayList<>();
    concerned.values().forEach(bot -> facts.add(of(bot, pool, catalog, caches)));
    Set<String> known = new HashSet<>(concerned.keySet());
    slots.stream()
        .filter(slot -> known.add(slot.uid()))
        .forEach(slot -> slotted(slot, pool, caches, catalog).ifPresent(facts::add));
    return facts;
  }

  private BotFacts of(Bot bot, BotPool pool, StrategyCatalog catalog, PoolCaches caches) {
    return factory.of(bot, pool, catalog, Places.of(bot, pool, caches));
  }

  private Optional<BotFacts> slotted(
      DesiredBot slot, BotPool pool, PoolCaches caches, StrategyCatalog catalog) {
    String namespace = pool.getMetadata().getNamespace();
    Optional<Bot> cached =
        caches
            .bots()
            .get(new ResourceID(slot.name(), namespace))
            .filter(bot -> bot.getMetadata().getUid().equals(slot.uid()));
    if (cached.isPresent()) {
      return Optional.of(of(cached.get(), pool, catalog, caches));
    }
    return switch (lookup.find(namespace, slot.name())) {
      case BotLookup.Answer.Unknown unknown -> Optional.empty();
      case BotLookup.Answer.Absent absent -> Optional.of(BotFactsFactory.gone(slot));
      case BotLookup.Answer.Found(Bot bot) ->
          Optional.of(
              bot.getMetadata().getUid().equals(slot.uid())
                  ? of(bot, pool, catalog, caches)
                  : BotFactsFactory.gone(slot));
    };
  }
}
