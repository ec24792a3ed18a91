// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.strategy.RolloutStatus;
import dev.cryptopilot.crds.strategy.Source;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.operator.bot.Yaml;
import dev.cryptopilot.operator.event.EventNote;
import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.plan.StrategyPlan;
import dev.cryptopilot.operator.strategy.plan.StrategyPlanner;
import dev.cryptopilot.operator.strategy.status.StrategyNews;
import dev.cryptopilot.operator.strategy.status.StrategyStatusFactory;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A roll-out at one moment: a Strategy with what the pass before left in its status, and its bots.
 * All versions named in the status are published.
 */
record RolloutCase(Strategy strategy, List<Bot> bots) {

  /** What the pass decides, as far as it shows. */
  record Outcome(
      String stable,
      String candidate,
      RolloutStatus rollout,
      List<String> bots,
      List<String> news) {}

  static RolloutCase read(Path directory) {
    Strategy strategy = Yaml.read(directory.resolve("in-strategy.yaml"), Strategy.class);
    List<Bot> bots = new ArrayList<>();
    JsonNode all = Yaml.read(directory.resolve("in-bots.yaml"), JsonNode.class);
    all.forEach(one -> bots.add(Serialization.unmarshal(one.toString(), Bot.class)));
    return new RolloutCase(strategy, bots);
  }

  Outcome run() {
    StrategyFacts facts =
        StrategyFixture.facts(
            strategy, Optional.empty(), published(), bots.stream().map(StrategyUse::of).toList());
    StrategyPlan plan = StrategyPlanner.plan(facts);
    Clock clock = Clock.fixed(StrategyFixture.NOON, ZoneOffset.UTC);
    StrategyStatus before = strategy.statusOrEmpty();
    StrategyStatus next = new StrategyStatusFactory(clock).status(facts, plan);
    strategy.setStatus(next);
    return new Outcome(
        next.stable(),
        next.candidate(),
        next.rollout(),
        bots.stream().map(this::follows).toList(),
        StrategyNews.between(strategy, before, next).stream().map(EventNote::message).toList());
  }

  private String follows(Bot bot) {
    return bot.getMetadata().getName()
        + ' '
        + StrategyResolver.wantedVersion(bot, strategy).orElse("none");
  }

  private List<PublishedVersion> published() {
    Source source = strategy.getSpec().source();
    return strategy.statusOrEmpty().versions().stream()
        .map(
            kept ->
                new PublishedVersion(
                    StrategyFixture.version(kept.version(), source.inlineText().orElseThrow()),
                    kept.configMap(),
                    StrategyFixture.NOON.toString()))
        .toList();
  }
}
