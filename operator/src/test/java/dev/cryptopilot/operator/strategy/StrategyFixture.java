// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.strategy.Requirements;
import dev.cryptopilot.crds.strategy.Rollout;
import dev.cryptopilot.crds.strategy.Source;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategySpec;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.ValidationWish;
import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.observe.ValidationSight;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Strategies for tests. */
public final class StrategyFixture {

  public static final String SOURCE = "class EmaRsi(IStrategy):\n    pass\n";

  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private StrategyFixture() {}

  /** Curated strategy ema-rsi with this version and source. */
  public static Strategy strategy(String version, Source source, int historyLimit) {
    Strategy strategy = new Strategy();
    strategy.setMetadata(
        new ObjectMetaBuilder()
            .withName("ema-rsi")
            .withNamespace("default")
            .withUid("s-1")
            .withGeneration(1L)
            .build());
    strategy.setSpec(spec(version, source, "what is new", null, null, historyLimit));
    return strategy;
  }

  private static StrategySpec spec(
      String version,
      Source source,
      String changelog,
      Rollout rollout,
      ValidationWish wish,
      Integer historyLimit) {
    return new StrategySpec(
        null,
        "EmaRsi",
        version,
        source,
        Map.of(),
        null,
        null,
        changelog,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        rollout,
        wish,
        historyLimit);
  }

  /** The same with this roll-out. */
  public static Strategy strategy(String version, Rollout rollout, Source source) {
    Strategy strategy = strategy(version, source, 10);
    strategy.setSpec(spec(version, source, null, rollout, null, 10));
    return strategy;
  }

  /** The same strategy, which asks validation for this. */
  public static Strategy asking(Strategy strategy, ValidationWish wish) {
    StrategySpec spec = strategy.getSpec();
    strategy.setSpec(
        spec(spec.version(), spec.source(), null, spec.rollout(), wish, spec.historyLimit()));
    return strategy;
  }

  /** The version that the bot is to run. */
  public static Optional<String> wanted(Bot bot, Strategy strategy) {
    return StrategyResolver.wantedVersion(bot, strategy);
  }

  /** A bot of this name that follows ema-rsi. */
  public static Bot bot(String name) {
    return Serialization.unmarshal(
        """
        apiVersion: crypto-pilot.dev/v1alpha1
        kind: Bot
        metadata: {name: %s}
        spec:
          owner: ada
          strategy: {name: ema-rsi}
        """
            .formatted(name),
        Bot.class);
  }

  public static Strategy strategy(String version, String source) {
    return strategy(version, new Source(source, null), 10);
  }

  public static Strategy withStatus(Strategy strategy, StrategyStatus status) {
    strategy.setStatus(status);
    return strategy;
  }

  /** A version of ema-rsi with this source. */
  public static StrategyVersion version(String version, String source) {
    return version(version, Map.of("EmaRsi.py", source), Map.of());
  }

  public static StrategyVersion version(
      String version, Map<String, String> files, Map<String, Object> parameters) {
    return new StrategyVersion(
        "ema-rsi",
        version,
        "EmaRsi",
        new TreeMap<>(files),
        "EmaRsi.py",
        parameters,
        new Requirements(null, null, null, null));
  }

  /** These facts at noon, about a program that nobody looks into. */
  public static StrategyFacts facts(
      Strategy strategy,
      Optional<ConfigMap> source,
      List<PublishedVersion> published,
      List<StrategyUse> uses) {
    return new StrategyFacts(strategy, source, published, uses, ValidationSight.off(), NOON);
  }
}
