// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.golden;

import dev.cryptopilot.crds.strategy.ConfigMapSource;
import dev.cryptopilot.crds.strategy.Rollout;
import dev.cryptopilot.crds.strategy.RolloutAction;
import dev.cryptopilot.crds.strategy.RolloutStep;
import dev.cryptopilot.crds.strategy.Source;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.operator.strategy.StrategyFixture;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import dev.cryptopilot.operator.strategy.observe.BotSign;
import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.plan.StrategyPlanner;
import dev.cryptopilot.operator.strategy.status.StrategyStatusFactory;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Strategies in known situations, as the API server would show them. */
final class StrategyTale {

  private static final String OLD = StrategyFixture.SOURCE;
  private static final String NEW = OLD + "#2\n";
  private static final List<StrategyUse> BOTS =
      List.of(new StrategyUse("a", Optional.empty(), Optional.of("1.0.0"), false, BotSign.UNKNOWN));

  private StrategyTale() {}

  static SortedMap<String, Strategy> all() {
    SortedMap<String, Strategy> tales = new TreeMap<>();
    tales.put("first-version", told(strategy("1.0.0", OLD, null), List.of(), BOTS));
    tales.put("stable", told(stable(strategy("1.0.0", OLD, null)), one(), BOTS));
    tales.put("rolling-out", told(stable(strategy("2.0.0", NEW, null)), both(), BOTS));
    tales.put("paused", told(stable(strategy("2.0.0", NEW, RolloutAction.Pause)), both(), BOTS));
    tales.put("rolled-back", told(takenBack(strategy("2.0.0", NEW, null)), both(), BOTS));
    tales.put("refused", told(stable(strategy("2.0.0", "nothing", null)), one(), BOTS));
    tales.put("other-content", told(stable(strategy("1.0.0", NEW, null)), one(), BOTS));
    tales.put("source-missing", told(stable(withoutSource()), one(), BOTS));
    return tales;
  }

  private static Strategy told(
      Strategy strategy, List<PublishedVersion> published, List<StrategyUse> uses) {
    strategy.getMetadata().setGeneration(3L);
    StrategyFacts facts = StrategyFixture.facts(strategy, Optional.empty(), published, uses);
    strategy.setStatus(
        new StrategyStatusFactory(Clock.fixed(StrategyFixture.NOON, ZoneOffset.UTC))
            .status(facts, StrategyPlanner.plan(facts)));
    return strategy;
  }

  private static Strategy strategy(String version, String source, RolloutAction action) {
    List<RolloutStep> steps = List.of(new RolloutStep(20, null), new RolloutStep(100, null));
    return StrategyFixture.strategy(
        version, new Rollout(steps, null, action, null, null), new Source(source, null));
  }

  private static Strategy withoutSource() {
    ConfigMapSource nowhere = new ConfigMapSource("not-there", null);
    return StrategyFixture.strategy("2.0.0", new Source(null, nowhere), 10);
  }

  private static Strategy stable(Strategy strategy) {
    strategy.setStatus(StrategyStatus.builder().stable("1.0.0").build());
    return strategy;
  }

  private static Strategy takenBack(Strategy strategy) {
    VersionStatus bad =
        new VersionStatus(
            "2.0.0",
            "d",
            "c",
            VersionState.RolledBack,
            null,
            0,
            "3 crashes, at most 2 allowed",
            null);
    strategy.setStatus(StrategyStatus.builder().stable("1.0.0").versions(List.of(bad)).build());
    return strategy;
  }

  private static List<PublishedVersion> one() {
    return List.of(published("1.0.0", OLD));
  }

  private static List<PublishedVersion> both() {
    return List.of(published("1.0.0", OLD), published("2.0.0", NEW));
  }

  private static PublishedVersion published(String number, String source) {
    StrategyVersion version = StrategyFixture.version(number, source);
    return new PublishedVersion(version, version.configMapName(), "2026-11-21T10:00:00Z");
  }
}
