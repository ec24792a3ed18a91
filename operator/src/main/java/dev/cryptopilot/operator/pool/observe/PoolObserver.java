// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.agent.AgentReports;
import dev.cryptopilot.operator.bot.observe.SecretLookup;
import dev.cryptopilot.operator.pool.blueprint.PodBlueprint;
import dev.cryptopilot.operator.pool.blueprint.TemplateRevisions;
import dev.cryptopilot.operator.render.BotRenderer;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PodRef;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers the facts about a pool: one consistent read of caches and agents' reports. */
public final class PoolObserver {

  private final SlotsView view;
  private final AgentReports reports;
  private final PodFactsFactory podFacts;
  private final PoolBots botFacts;
  private final MoveObserver moves;
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
    this.reports = reports;
    this.podFacts = new PodFactsFactory(view, reports);
    this.botFacts = new PoolBots(new BotFactsFactory(renderer, secrets, accounts), lookup);
    this.moves = new MoveObserver(reports, blueprint.agentPort());
    this.blueprint = blueprint;
    this.clock = clock;
  }

  /** The facts about that pool now. */
  public PoolFacts observe(BotPool pool, PoolCaches caches) {
    String namespace = pool.getMetadata().getNamespace();
    String name = pool.getMetadata().getName();
    // Bots before slots: a bot that is placed in between is seen twice rather than not at all.
    Map<String, Bot> bots = PoolBots.concerned(namespace, name, caches);
    PoolObjects objects = PoolObjects.of(namespace, name, caches, view);
    List<PodFacts> pods = pods(namespace, name, objects);
    List<DesiredBot> slots = pods.stream().flatMap(pod -> pod.slottedBots().stream()).toList();
    Set<String> uids = new HashSet<>(bots.keySet());
    slots.forEach(slot -> uids.add(slot.uid()));
    SlotsElsewhere elsewhere = SlotsElsewhere.of(namespace, name, uids, caches, view);
    List<DesiredBot> allSlots =
        Stream.concat(slots.stream(), elsewhere.slots().values().stream().flatMap(List::stream))
            .toList();
    return new PoolFacts(
        namespace,
        name,
        pool.getMetadata().getGeneration(),
        pool.getMetadata().getDeletionTimestamp() != null,
        pool.getSpec(),
        PoolMembers.of(pods, botFacts.facts(pool, caches, bots, allSlots)),
        slottedElsewhere(namespace, elsewhere, caches),
        objects.token().isPresent(),
        blueprint.hashes(pool, revisions(namespace, name, caches)),
        clock.instant(),
        UpkeepFactory.of(pool, caches, reports.anyAnswers()),
        moves.observe(pool, pods, elsewhere, caches));
  }

  private static List<TemplateRevision> revisions(
      String namespace, String pool, PoolCaches caches) {
    return caches
        .revisions()
        .list(namespace, revision -> PoolObjects.isOf(revision, pool))
        .flatMap(revision -> TemplateRevisions.read(revision).stream())
        .toList();
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

  private static Set<String> slottedElsewhere(
      String namespace, SlotsElsewhere elsewhere, PoolCaches caches) {
    Set<String> uids = elsewhere.holders();
    if (!elsewhere.unreadable().isEmpty()) {
      // What the Secret does not tell, the status of the bots does.
      caches
          .bots()
          .list(namespace, bot -> sitsIn(bot, elsewhere.unreadable()))
          .forEach(bot -> uids.add(bot.getMetadata().getUid()));
    }
    return uids;
  }

  private static boolean sitsIn(Bot bot, Set<PodRef> pods) {
    return bot.statusOrEmpty()
        .placedOn()
        .map(slot -> new PodRef(slot.pool(), slot.pod()))
        .filter(pods::contains)
        .isPresent();
  }
}
