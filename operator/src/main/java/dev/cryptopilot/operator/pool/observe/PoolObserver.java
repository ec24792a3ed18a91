// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.agent.AgentReports;
import dev.cryptopilot.operator.bot.observe.SecretLookup;
import dev.cryptopilot.operator.pool.blueprint.PodBlueprint;
import dev.cryptopilot.operator.pool.blueprint.TemplateRevisions;
import dev.cryptopilot.operator.render.BotRenderer;
import dev.cryptopilot.operator.slots.DecodedSlots;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.DesiredPod;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PoolLabels;
import dev.cryptopilot.operator.slots.SlotsSecrets;
import dev.cryptopilot.operator.strategy.StrategyCatalog;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Gathers the facts about a pool: one consistent read of caches and agents' reports. */
public final class PoolObserver {

  private final SlotsView view;
  private final PodFactsFactory podFacts;
  private final BotFactsFactory botFacts;
  private final BotLookup lookup;
  private final PodBlueprint blueprint;
  private final Clock clock;

  /**
   * An observer.
   *
   * @param secrets reads exchange credentials of Live bots
   * @param accounts knows which of them trades with which account
   */
  public PoolObserver(
      SlotsView view,
      AgentReports reports,
      BotRenderer renderer,
      SecretLookup secrets,
      AccountClaims accounts,
      BotLookup lookup,
      PodBlueprint blueprint,
      Clock clock) {
    this.view = view;
    this.podFacts = new PodFactsFactory(view, reports);
    this.botFacts = new BotFactsFactory(renderer, secrets, accounts);
    this.lookup = lookup;
    this.blueprint = blueprint;
    this.clock = clock;
  }

  /** The facts about that pool now. */
  public PoolFacts observe(BotPool pool, PoolCaches caches) {
    String namespace = pool.getMetadata().getNamespace();
    String name = pool.getMetadata().getName();
    // Bots before slots: a bot that is placed in between is seen twice rather than not at all.
    Map<String, Bot> bots = asking(namespace, name, caches);
    PoolObjects objects = PoolObjects.of(namespace, name, caches, view);
    List<PodFacts> pods = pods(namespace, name, objects);
    return new PoolFacts(
        namespace,
        name,
        pool.getMetadata().getGeneration(),
        pool.getMetadata().getDeletionTimestamp() != null,
        pool.getSpec(),
        pods,
        botFacts(pool, caches, bots, pods),
        slottedElsewhere(namespace, name, caches),
        objects.token().isPresent(),
        blueprint.hashes(pool, revisions(namespace, name, caches)),
        clock.instant(),
        UpkeepFactory.of(pool, caches));
  }

  private static List<TemplateRevision> revisions(
      String namespace, String pool, PoolCaches caches) {
    return caches
        .revisions()
        .list(namespace, revision -> PoolObjects.isOf(revision, pool))
        .flatMap(revision -> TemplateRevisions.read(revision).stream())
        .toList();
  }

  private static Map<String, Bot> asking(String namespace, String pool, PoolCaches caches) {
    Map<String, Bot> byUid = new TreeMap<>();
    caches
        .bots()
        .byIndex(BotIndex.BY_POOL, BotIndex.key(namespace, pool))
        .forEach(bot -> byUid.put(bot.getMetadata().getUid(), bot));
    return byUid;
  }

  private List<PodFacts> pods(String namespace, String pool, PoolObjects objects) {
    return objects.ordinals().stream()
        .map(
            ordinal ->
                podFacts.of(
                    namespace,
                    new PodNames(pool, ordinal),
                    Optional.ofNullable(objects.slots().get(ordinal)),
                    Optional.ofNullable(objects.statefulSets().get(ordinal)),
                    Optional.ofNullable(objects.pods().get(ordinal))))
        .toList();
  }

  private List<BotFacts> botFacts(
      BotPool pool, PoolCaches caches, Map<String, Bot> asking, Collection<PodFacts> pods) {
    String namespace = pool.getMetadata().getNamespace();
    StrategyCatalog catalog =
        StrategyCatalog.of(
            caches.strategies().list(namespace).toList(),
            caches.versions().list(namespace).toList());
    List<BotFacts> facts = new ArrayList<>();
    asking.values().forEach(bot -> facts.add(botFacts.of(bot, pool, catalog)));
    pods.stream()
        .flatMap(pod -> pod.slottedBots().stream())
        .filter(slot -> !asking.containsKey(slot.uid()))
        .forEach(slot -> slotted(slot, pool, caches, catalog).ifPresent(facts::add));
    return facts;
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
      return Optional.of(botFacts.of(cached.get(), pool, catalog));
    }
    return switch (lookup.find(namespace, slot.name())) {
      case BotLookup.Answer.Unknown unknown -> Optional.empty();
      case BotLookup.Answer.Absent absent -> Optional.of(BotFactsFactory.gone(slot));
      case BotLookup.Answer.Found(Bot bot) ->
          Optional.of(
              bot.getMetadata().getUid().equals(slot.uid())
                  ? botFacts.of(bot, pool, catalog)
                  : BotFactsFactory.gone(slot));
    };
  }

  private Set<String> slottedElsewhere(String namespace, String pool, PoolCaches caches) {
    Set<String> uids = new HashSet<>();
    Set<String> unreadable = new HashSet<>();
    caches
        .secrets()
        .list(namespace, secret -> isOfAnother(secret, pool))
        .map(view::latest)
        .forEach(
            secret -> {
              switch (view.decode(secret)) {
                case DecodedSlots.Decoded(DesiredPod pod) ->
                    pod.bots().forEach(bot -> uids.add(bot.uid()));
                case DecodedSlots.Unreadable unknown ->
                    unreadable.add(secret.getMetadata().getName());
              }
            });
    if (!unreadable.isEmpty()) {
      // What the Secret does not tell, the status of the bots does.
      caches
          .bots()
          .list(namespace, bot -> sitsIn(bot, unreadable))
          .forEach(bot -> uids.add(bot.getMetadata().getUid()));
    }
    return uids;
  }

  private static boolean sitsIn(Bot bot, Set<String> slotsSecrets) {
    return bot.statusOrEmpty()
        .placedOn()
        .flatMap(slot -> PodNames.of(slot.pool(), slot.pod()))
        .filter(names -> slotsSecrets.contains(names.slotsSecret()))
        .isPresent();
  }

  private static boolean isOfAnother(Secret secret, String pool) {
    return SlotsSecrets.isSlots(secret)
        && !pool.equals(secret.getMetadata().getLabels().get(PoolLabels.POOL));
  }
}
