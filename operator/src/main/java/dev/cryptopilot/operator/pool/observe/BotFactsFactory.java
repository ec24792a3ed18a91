// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotSpec;
import dev.cryptopilot.crds.bot.OnDelete;
import dev.cryptopilot.crds.bot.SlotStatus;
import dev.cryptopilot.crds.bot.TradeMode;
import dev.cryptopilot.crds.bot.UpdatePolicy;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.bot.BotStanding;
import dev.cryptopilot.operator.bot.observe.SecretLookup;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.pool.plan.Tenancies;
import dev.cryptopilot.operator.render.BotRenderer;
import dev.cryptopilot.operator.render.ExchangeCredentials;
import dev.cryptopilot.operator.render.RenderResult;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Drain;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.strategy.StrategyCatalog;
import dev.cryptopilot.operator.strategy.StrategyResolution;
import dev.cryptopilot.operator.strategy.StrategyResolver;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a Bot into facts. */
final class BotFactsFactory {

  private final BotRenderer renderer;
  private final SecretLookup secrets;
  private final AccountClaims accounts;

  BotFactsFactory(BotRenderer renderer, SecretLookup secrets, AccountClaims accounts) {
    this.renderer = renderer;
    this.secrets = secrets;
    this.accounts = accounts;
  }

  BotFacts of(Bot bot, BotPool pool, StrategyCatalog catalog, Place place) {
    BotSpec spec = bot.getSpec();
    return new BotFacts(
        bot.getMetadata().getName(),
        bot.getMetadata().getUid(),
        bot.getMetadata().getCreationTimestamp(),
        standing(bot, pool, catalog, place),
        goal(spec),
        drain(spec.onDelete()),
        spec.update(),
        lastOrdinal(bot, pool),
        place);
  }

  /** A Bot that is no more: only what its slot says is known. */
  static BotFacts gone(DesiredBot slot) {
    return new BotFacts(
        slot.name(),
        slot.uid(),
        "",
        new Standing.Gone(),
        Goal.REMOVED,
        slot.drain(),
        UpdatePolicy.Immediate,
        OptionalInt.empty(),
        Place.asked());
  }

  private Standing standing(Bot bot, BotPool pool, StrategyCatalog catalog, Place place) {
    if (BotStanding.isDeleting(bot)) {
      boolean settled = BotStanding.isSettled(bot);
      return new Standing.Leaving(settled, settled ? Optional.empty() : lastContent(bot, catalog));
    }
    Optional<ExchangeCredentials> keys = credentials(bot);
    if (bot.getSpec().mode() == TradeMode.Live && keys.isEmpty()) {
      return new Standing.Keyless();
    }
    if (!BotStanding.mayBePlaced(bot)) {
      return new Standing.Held("not accepted as it is now");
    }
    Optional<ConditionReason> objection =
        place.asksHere()
            ? Tenancies.objection(
                pool.getSpec().tenancy(), bot.getSpec(), strategyOwner(bot.getSpec(), catalog))
            : Optional.empty();
    if (objection.isPresent()) {
      return new Standing.Held(objection.get().name());
    }
    return switch (StrategyResolver.resolve(bot, catalog)) {
      case StrategyResolution.Dangling dangling -> new Standing.Held(dangling.message());
      case StrategyResolution.Resolved resolved ->
          switch (renderer.render(bot.getSpec(), resolved.strategy(), keys)) {
            case RenderResult.Refused refused -> new Standing.Held(refused.message());
            case RenderResult.Rendered rendered -> wanted(bot, rendered.content());
          };
    };
  }

  /** Another Live bot may have been given a slot with the same account in the meantime. */
  private Standing wanted(Bot bot, BotContent content) {
    return accounts.isInUse(bot.getMetadata().getUid(), content)
        ? new Standing.Held(ConditionReason.CredentialsInUse.name())
        : new Standing.Wanted(content);
  }

  /** Nor does a bot that is deleted get an account with which another one trades by now. */
  private Optional<BotContent> lastContent(Bot bot, StrategyCatalog catalog) {
    return content(bot, catalog)
        .filter(content -> !accounts.isInUse(bot.getMetadata().getUid(), content));
  }

  private Optional<BotContent> content(Bot bot, StrategyCatalog catalog) {
    return StrategyResolver.resolve(bot, catalog)
                instanceof StrategyResolution.Resolved(StrategyVersion strategy)
            && renderer.render(bot.getSpec(), strategy, credentials(bot))
                instanceof RenderResult.Rendered(BotContent content)
        ? Optional.of(content)
        : Optional.empty();
  }

  private Optional<ExchangeCredentials> credentials(Bot bot) {
    return switch (bot.getSpec().mode()) {
      case Paper -> Optional.empty();
      case Live ->
          bot.getSpec()
              .exchange()
              .credentials()
              .flatMap(name -> secrets.values(bot.getMetadata().getNamespace(), name))
              .flatMap(ExchangeCredentials::of);
    };
  }

  private static Optional<String> strategyOwner(BotSpec spec, StrategyCatalog catalog) {
    return catalog.strategies().stream()
        .filter(strategy -> strategy.getMetadata().getName().equals(spec.strategy().name()))
        .findFirst()
        .map(Strategy::getSpec)
        .flatMap(strategy -> strategy.soleOwner());
  }

  private static Goal goal(BotSpec spec) {
    return switch (spec.state()) {
      case Running -> Goal.RUNNING;
      case Paused -> Goal.PAUSED;
      case Stopped -> Goal.STOPPED;
    };
  }

  private static Drain drain(OnDelete onDelete) {
    return new Drain(
        switch (onDelete.positions()) {
          case Close -> Drain.Positions.Close;
          case Keep -> Drain.Positions.Keep;
        },
        onDelete.timeout().seconds());
  }

  /** The status mirrors where the database is; it counts when the slot itself is lost. */
  private static OptionalInt lastOrdinal(Bot bot, BotPool pool) {
    String name = pool.getMetadata().getName();
    return bot.statusOrEmpty()
        .placedOn()
        .filter(slot -> name.equals(slot.pool()))
        .map(SlotStatus::pod)
        .map(pod -> PodNames.ordinalOf(name, pod))
        .orElse(OptionalInt.empty());
  }
}
