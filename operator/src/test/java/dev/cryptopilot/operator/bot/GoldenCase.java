// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.crds.bot.TradeMode;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.operator.agent.ReceivedBotReport;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.bot.observe.CredentialsFact;
import dev.cryptopilot.operator.bot.plan.BotPlan;
import dev.cryptopilot.operator.bot.plan.BotPlanner;
import dev.cryptopilot.operator.bot.status.BotNews;
import dev.cryptopilot.operator.bot.status.BotStatusFactory;
import dev.cryptopilot.operator.pool.plan.PoolChoice;
import dev.cryptopilot.operator.render.BotRenderer;
import dev.cryptopilot.operator.render.RenderResult;
import dev.cryptopilot.operator.render.RenderSettings;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.strategy.StrategyCatalog;
import dev.cryptopilot.operator.strategy.StrategyConfigMap;
import dev.cryptopilot.operator.strategy.StrategyResolution;
import dev.cryptopilot.operator.strategy.StrategyResolver;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One golden directory: {@code in-bot.yaml}, and where they matter {@code in-strategy.yaml}, {@code
 * in-pool.yaml}, {@code in-slot.yaml}, {@code in-report.yaml}; {@code out.yaml} is what comes of
 * it.
 */
record GoldenCase(Path directory) {

  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /** What is compared. */
  record Outcome(List<String> actions, List<String> events, BotStatus status) {}

  Outcome run() {
    BotFacts facts = facts();
    BotPlan plan = BotPlanner.plan(facts, NOW);
    BotStatus status = new BotStatusFactory(Clock.fixed(NOW, ZoneOffset.UTC)).status(facts, plan);
    return new Outcome(
        plan.actions().stream().map(action -> action.getClass().getSimpleName()).toList(),
        BotNews.between(facts.bot(), facts.bot().statusOrEmpty(), status).stream()
            .map(note -> note.reason() + ": " + note.message())
            .toList(),
        status);
  }

  BotFacts facts() {
    Bot bot = Yaml.read(directory.resolve("in-bot.yaml"), Bot.class);
    StrategyCatalog catalog =
        Yaml.readIfThere(directory.resolve("in-strategy.yaml"), Strategy.class)
            .map(GoldenCase::published)
            .orElseGet(() -> StrategyCatalog.of(List.of(), List.of()));
    StrategyResolution strategy = StrategyResolver.resolve(bot, catalog);
    Optional<RenderResult> rendered =
        strategy instanceof StrategyResolution.Resolved resolved
            ? Optional.of(
                new BotRenderer(RenderSettings.none())
                    .render(bot.getSpec(), resolved.strategy(), Optional.empty()))
            : Optional.empty();
    Optional<SlotPlacement> slot =
        Yaml.readIfThere(directory.resolve("in-slot.yaml"), SlotCase.class)
            .map(s -> s.placement(bot, rendered.orElse(new RenderResult.Refused("", ""))));
    Optional<ReceivedBotReport> report =
        Yaml.readIfThere(directory.resolve("in-report.yaml"), ReportCase.class)
            .map(r -> r.received(slot.orElseThrow()));
    return new BotFacts(
        bot,
        strategy,
        catalog.ownerOf(bot.getSpec().strategy().name()),
        PoolChoice.of(bot),
        Yaml.readIfThere(directory.resolve("in-pool.yaml"), BotPool.class),
        credentials(bot),
        rendered,
        slot,
        report,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** Nobody has any here. */
  private static CredentialsFact credentials(Bot bot) {
    return bot.getSpec().mode() == TradeMode.Live
        ? new CredentialsFact.Missing(bot.getSpec().exchange().credentials().orElse(""))
        : new CredentialsFact.NotNeeded();
  }

  /** The strategy with its version in spec published and stable. */
  private static StrategyCatalog published(Strategy strategy) {
    StrategyVersion version =
        new StrategyVersion(
            strategy.getMetadata().getName(),
            strategy.getSpec().version(),
            strategy.getSpec().className(),
            new TreeMap<>(
                Map.of(
                    strategy.getSpec().className() + ".py",
                    strategy.getSpec().source().inlineText().orElseThrow())),
            strategy.getSpec().className() + ".py",
            strategy.getSpec().parameters(),
            strategy.getSpec().requirements());
    if (strategy.getStatus() == null) {
      strategy.setStatus(
          StrategyStatus.builder()
              .stable(version.version())
              .versions(
                  List.of(
                      new VersionStatus(
                          version.version(),
                          version.digest(),
                          version.configMapName(),
                          VersionState.Stable,
                          "2026-11-21T10:00:00Z",
                          0,
                          null,
                          null)))
              .build());
    }
    return StrategyCatalog.of(List.of(strategy), List.of(StrategyConfigMap.of(version, strategy)));
  }
}
