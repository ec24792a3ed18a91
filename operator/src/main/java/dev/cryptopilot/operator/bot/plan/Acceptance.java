// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.plan;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.bot.observe.CredentialsFact;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.pool.plan.Tenancies;
import dev.cryptopilot.operator.render.RenderResult;
import dev.cryptopilot.operator.strategy.StrategyResolution;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a bot's spec can be acted on. Pure. */
final class Acceptance {

  private Acceptance() {}

  /** The first thing that stands against it; empty when nothing does. */
  static Optional<Refusal> refusal(BotFacts facts) {
    return Stream.of(pool(facts), credentials(facts), rendering(facts))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Refusal> pool(BotFacts facts) {
    Bot bot = facts.bot();
    if (facts.pool().isEmpty()) {
      return bot.getSpec()
          .placement()
          .namedPool()
          .map(
              name ->
                  new Refusal(
                      ConditionReason.PoolNotFound,
                      "spec.placement.pool: no BotPool "
                          + name
                          + " in this namespace; create it, or leave placement out for the default"
                          + " pool"));
    }
    BotPool pool = facts.pool().get();
    return Tenancies.objection(pool.getSpec().tenancy(), bot.getSpec(), facts.strategyOwner())
        .map(reason -> new Refusal(reason, "spec.placement.pool: " + unfit(reason, facts)));
  }

  private static String unfit(ConditionReason reason, BotFacts facts) {
    String pool = facts.poolName();
    return switch (reason) {
      case SharedPoolNeedsPaper ->
          pool + " is shared and takes Paper bots only; leave placement out for a pool of your own";
      case SharedPoolNeedsCuratedStrategy ->
          pool
              + " is shared and takes curated strategies only; leave placement out for a pool of"
              + " your own";
      default ->
          pool
              + " takes bots of another owner only; name a pool of "
              + facts.bot().getSpec().owner()
              + " or leave placement out";
    };
  }

  private static Optional<Refusal> credentials(BotFacts facts) {
    return switch (facts.credentials()) {
      case CredentialsFact.NotNeeded n -> Optional.empty();
      case CredentialsFact.Usable u -> Optional.empty();
      case CredentialsFact.Missing missing ->
          Optional.of(
              new Refusal(
                  ConditionReason.CredentialsMissing,
                  "spec.exchange.credentialsSecret: no Secret "
                      + (missing.secret().isEmpty() ? "is named" : missing.secret())
                      + "; a Live bot needs one with the exchange keys in its namespace"));
      case CredentialsFact.Incomplete incomplete ->
          Optional.of(
              new Refusal(
                  ConditionReason.CredentialsIncomplete,
                  "spec.exchange.credentialsSecret: Secret "
                      + incomplete.secret()
                      + " lacks "
                      + String.join(", ", incomplete.keys())
                      + "; add what "
                      + facts.bot().getSpec().exchange().name().id()
                      + " needs"));
      case CredentialsFact.InUse used ->
          Optional.of(
              new Refusal(
                  ConditionReason.CredentialsInUse,
                  "spec.exchange.credentialsSecret: bot "
                      + used.namespace()
                      + '/'
                      + used.bot()
                      + " trades with the same account already; give this bot keys of another"
                      + " (sub-)account"));
    };
  }

  /**
   * Checked again here although the API server refuses it: rules of an older CRD may be in force.
   */
  private static Optional<Refusal> rendering(BotFacts facts) {
    return facts
        .rendered()
        .filter(RenderResult.Refused.class::isInstance)
        .map(RenderResult.Refused.class::cast)
        .map(
            refused ->
                new Refusal(
                    refused.field().startsWith("spec.config")
                        ? ConditionReason.ConfigKeyDenied
                        : ConditionReason.InvalidSpec,
                    refused.message()));
  }

  /** Whether the strategy can be used. */
  static boolean isResolved(BotFacts facts) {
    return facts.strategy() instanceof StrategyResolution.Resolved;
  }
}
