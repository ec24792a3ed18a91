// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.TradeMode;
import dev.cryptopilot.operator.agent.AgentReports;
import dev.cryptopilot.operator.agent.FirstWords;
import dev.cryptopilot.operator.agent.PodKey;
import dev.cryptopilot.operator.agent.ReceivedBotReport;
import dev.cryptopilot.operator.bot.BotStanding;
import dev.cryptopilot.operator.pool.plan.PoolChoice;
import dev.cryptopilot.operator.render.BotRenderer;
import dev.cryptopilot.operator.render.ExchangeCredentials;
import dev.cryptopilot.operator.render.RenderResult;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.strategy.StrategyCatalog;
import dev.cryptopilot.operator.strategy.StrategyResolution;
import dev.cryptopilot.operator.strategy.StrategyResolver;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Gathers everything that matters for one bot. */
public final class BotObserver {

  private final AgentReports reports;
  private final FirstWords firstWords;
  private final SecretLookup secrets;
  private final SlotLookup slots;
  private final CredentialsCheck credentials;
  private final BotRenderer renderer;

  public BotObserver(
      AgentReports reports,
      FirstWords firstWords,
      SecretLookup secrets,
      SlotLookup slots,
      CredentialsCheck credentials,
      BotRenderer renderer) {
    this.reports = Objects.requireNonNull(reports);
    this.firstWords = Objects.requireNonNull(firstWords);
    this.secrets = Objects.requireNonNull(secrets);
    this.slots = Objects.requireNonNull(slots);
    this.credentials = Objects.requireNonNull(credentials);
    this.renderer = Objects.requireNonNull(renderer);
  }

  /** One look. */
  public BotFacts observe(Bot bot, BotView view) {
    String namespace = bot.getMetadata().getNamespace();
    StrategyCatalog catalog = view.strategies(namespace);
    StrategyResolution strategy = StrategyResolver.resolve(bot, catalog);
    String pool = PoolChoice.of(bot);
    boolean live = bot.getSpec().mode() == TradeMode.Live;
    Optional<Map<String, String>> keys =
        live
            ? bot.getSpec().exchange().credentials().flatMap(s -> secrets.values(namespace, s))
            : Optional.empty();
    Collection<Bot> liveBots = live ? view.liveBots() : List.of();
    List<SlotPlacement> seen = view.slots(bot.getMetadata().getUid());
    Optional<SlotPlacement> slot = slot(bot, seen);
    return new BotFacts(
        bot,
        strategy,
        catalog.ownerOf(bot.getSpec().strategy().name()),
        pool,
        view.pool(namespace, pool),
        credentials.of(bot, keys, liveBots),
        rendered(bot, strategy, keys),
        slot,
        word(bot, slot),
        MoveEnds.of(seen, place -> word(bot, Optional.of(place)).map(ReceivedBotReport::bot)),
        bot.statusOrEmpty().placedOn().flatMap(home -> view.pool(namespace, home.pool())),
        slot.filter(this::isAwaited).isPresent());
  }

  private boolean isAwaited(SlotPlacement slot) {
    return firstWords
        .awaitedSince(slot.pool(), new PodKey(slot.namespace(), slot.pod()))
        .isPresent();
  }

  /** While a bot moves, two agents speak of it: what counts is where it is. */
  private Optional<ReceivedBotReport> word(Bot bot, Optional<SlotPlacement> slot) {
    String uid = bot.getMetadata().getUid();
    if (slot.isEmpty()) {
      return reports.of(uid);
    }
    PodKey pod = new PodKey(slot.get().namespace(), slot.get().pod());
    return reports
        .ofPod(pod)
        .flatMap(
            received ->
                received.report().bot(uid).map(word -> new ReceivedBotReport(pod, received, word)));
  }

  private Optional<RenderResult> rendered(
      Bot bot, StrategyResolution strategy, Optional<Map<String, String>> keys) {
    return strategy instanceof StrategyResolution.Resolved resolved
        ? Optional.of(
            renderer.render(
                bot.getSpec(), resolved.strategy(), keys.flatMap(ExchangeCredentials::of)))
        : Optional.empty();
  }

  /** A bot may only go when it really has no slot: a cache that lags must not decide that. */
  private Optional<SlotPlacement> slot(Bot bot, List<SlotPlacement> seen) {
    String uid = bot.getMetadata().getUid();
    Optional<SlotPlacement> cached = RightfulSlot.of(seen, bot.statusOrEmpty().placedOn());
    return cached.isEmpty() && BotStanding.isDeleting(bot)
        ? slots.slotNow(bot.getMetadata().getNamespace(), uid)
        : cached;
  }
}
