// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.crds.strategy.Rollout;
import dev.cryptopilot.crds.strategy.RolloutAction;
import dev.cryptopilot.crds.strategy.RolloutStatus;
import dev.cryptopilot.crds.strategy.Source;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.operator.strategy.StrategyFixture;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.plan.StrategyAction;
import dev.cryptopilot.operator.strategy.plan.StrategyPlan;
import dev.cryptopilot.operator.strategy.plan.StrategyPlanner;
import dev.cryptopilot.operator.strategy.status.StrategyStatusFactory;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Strategy, its bots and an operator that may be late, see old copies, or die between deciding
 * and writing. The status is written as JSON, and only over the copy that was looked at.
 */
final class SimulatedWorld {

  Instant now = StrategyFixture.NOON;
  final Map<String, SimulatedBot> bots = new LinkedHashMap<>();
  final List<PublishedVersion> published = new ArrayList<>();
  final List<Strategy> history = new ArrayList<>();
  Strategy strategy;
  private int writes;

  SimulatedWorld(Rollout rollout) {
    strategy = at("1.0.0", rollout, StrategyStatus.builder().build());
    pass();
    pass();
    history.clear();
    history.add(strategy);
  }

  private Strategy at(String version, Rollout rollout, StrategyStatus status) {
    Strategy next = StrategyFixture.strategy(version, rollout, source(version));
    next.setStatus(status);
    next.getMetadata().setResourceVersion(String.valueOf(++writes));
    return next;
  }

  private static Source source(String version) {
    return new Source(StrategyFixture.SOURCE + "# " + version + "\n", null);
  }

  void apply(String version) {
    strategy = at(version, strategy.getSpec().rollout(), strategy.statusOrEmpty());
  }

  void ask(RolloutAction action) {
    Rollout before = strategy.getSpec().rollout();
    Rollout next =
        new Rollout(
            before.steps(), before.abortOn(), action, before.maxUpdating(), before.maxReturning());
    strategy = at(strategy.getSpec().version(), next, strategy.statusOrEmpty());
  }

  SimulatedBot bot(String name, boolean live, boolean first) {
    return bots.computeIfAbsent(
        name,
        fresh -> {
          SimulatedBot bot = new SimulatedBot(fresh, live, first, now);
          bot.follow(wanted(bot, strategy), now);
          return bot;
        });
  }

  void wait(Duration time) {
    now = now.plus(time);
  }

  List<StrategyUse> uses() {
    return bots.values().stream().map(SimulatedBot::use).toList();
  }

  /** A whole pass on fresh copies. */
  StrategyPlan pass() {
    StrategyPlan plan = decide(strategy, uses());
    write(strategy, uses(), plan);
    return plan;
  }

  StrategyPlan decide(Strategy seen, List<StrategyUse> uses) {
    return StrategyPlanner.plan(facts(seen, uses));
  }

  /** Publishing happens at once; the status is refused when it was decided on an old copy. */
  void write(Strategy seen, List<StrategyUse> uses, StrategyPlan plan) {
    StrategyFacts facts = facts(seen, uses);
    for (StrategyAction action : plan.actions()) {
      switch (action) {
        case StrategyAction.PublishVersion(StrategyVersion version) -> publish(version);
        case StrategyAction.PruneVersion prune ->
            published.removeIf(p -> p.configMap().equals(prune.configMap()));
        default -> throw new AssertionError("nobody looks into programs here: " + action);
      }
    }
    if (!seen.getMetadata()
        .getResourceVersion()
        .equals(strategy.getMetadata().getResourceVersion())) {
      return;
    }
    StrategyStatus next =
        new StrategyStatusFactory(Clock.fixed(now, ZoneOffset.UTC)).status(facts, plan);
    history.add(strategy);
    strategy =
        at(
            seen.getSpec().version(),
            seen.getSpec().rollout(),
            Serialization.unmarshal(Serialization.asJson(next), StrategyStatus.class));
  }

  private void publish(StrategyVersion version) {
    if (published.stream().noneMatch(p -> p.configMap().equals(version.configMapName()))) {
      published.add(new PublishedVersion(version, version.configMapName(), now.toString()));
    }
  }

  private StrategyFacts facts(Strategy seen, List<StrategyUse> uses) {
    return new StrategyFacts(
        seen,
        Optional.empty(),
        published,
        uses,
        dev.cryptopilot.operator.strategy.observe.ValidationSight.off(),
        now);
  }

  /** All bots follow what this copy of the Strategy says. */
  void follow(Strategy seen) {
    bots.values().forEach(bot -> bot.follow(wanted(bot, seen), now));
  }

  static String wanted(SimulatedBot bot, Strategy seen) {
    return bot.pinned.orElseGet(
        () ->
            StrategyFixture.wanted(bot.resource, seen)
                .orElseThrow(() -> new AssertionError("no version for " + bot.name)));
  }

  RolloutStatus rollout() {
    return strategy.statusOrEmpty().rolloutSeen().orElseThrow();
  }

  List<String> on(String version) {
    return bots.values().stream()
        .filter(bot -> bot.running.filter(version::equals).isPresent())
        .map(bot -> bot.name)
        .toList();
  }
}
