// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.crds.bot.LastExit;
import dev.cryptopilot.crds.bot.RunningStrategy;
import dev.cryptopilot.crds.bot.Settlement;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.bot.plan.BotAction.RecordSettlement;
import dev.cryptopilot.operator.bot.plan.BotPlan;
import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.Conditions;
import dev.cryptopilot.operator.slots.StrategyStamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Builds the status of a Bot from what was seen and decided. */
public final class BotStatusFactory {

  private final Clock clock;

  public BotStatusFactory(Clock clock) {
    this.clock = Objects.requireNonNull(clock);
  }

  /** The whole next status. */
  public BotStatus status(BotFacts facts, BotPlan plan) {
    Bot bot = facts.bot();
    BotStatus previous = bot.statusOrEmpty();
    Standing standing = Standing.of(facts);
    Optional<BotReport> word = standing.lastWord();
    long generation = bot.getMetadata().getGeneration();
    Instant now = clock.instant();
    return BotStatus.builder()
        .observedGeneration(generation)
        .phase(BotPhases.phase(facts, standing))
        .health(BotPhases.health(standing))
        .conditions(
            Conditions.merge(previous.conditions(), claims(facts, plan, standing), generation, now))
        .slot(HomeSlot.of(facts, standing).orElse(null))
        .strategy(strategy(previous, standing).orElse(null))
        .restarts(word.map(BotReport::restarts).orElse(previous.restarts()))
        .nextStartAt(nextStartAt(previous, standing).orElse(null))
        .lastExit(
            word.flatMap(BotReport::lastExit)
                .map(BotStatusFactory::lastExit)
                .or(previous::lastExitSeen)
                .orElse(null))
        .trading(
            TradingFigures.next(previous.tradingSeen(), word.flatMap(BotReport::trading), now)
                .orElse(null))
        .vitals(VitalsFigures.next(previous.vitalsSeen(), word, now).orElse(null))
        .settlement(settlement(previous, plan).orElse(null))
        .move(MoveMirror.next(facts, now).orElse(null))
        .build();
  }

  private static List<ConditionClaim> claims(BotFacts facts, BotPlan plan, Standing standing) {
    List<ConditionClaim> claims = new ArrayList<>(AcceptanceClaims.of(facts, plan, standing));
    claims.addAll(ReadyClaims.of(standing, List.copyOf(claims)));
    claims.add(UpToDateClaim.of(facts, plan, standing));
    claims.addAll(DepartureClaims.of(facts, plan, standing));
    ReconcileClaims.of(claims).ifPresent(claims::add);
    return claims;
  }

  private static Optional<String> nextStartAt(BotStatus previous, Standing standing) {
    return standing instanceof Standing.Awaited
        ? Optional.ofNullable(previous.nextStartAt())
        : standing.lastWord().flatMap(BotReport::nextStartAt).map(Instant::toString);
  }

  /** What the running process has loaded; while another one starts, what the last one had. */
  private static Optional<RunningStrategy> strategy(BotStatus previous, Standing standing) {
    return standing
        .placement()
        .filter(
            slot ->
                standing
                    .lastWord()
                    .flatMap(BotReport::digest)
                    .filter(slot.bot().content().digest()::equals)
                    .isPresent())
        .map(slot -> slot.bot().content().strategy())
        .map(BotStatusFactory::running)
        .or(previous::runningStrategy);
  }

  private static RunningStrategy running(StrategyStamp stamp) {
    return new RunningStrategy(stamp.name(), stamp.version(), stamp.digest());
  }

  private static LastExit lastExit(dev.cryptopilot.operator.agent.LastExit exit) {
    return new LastExit(
        exit.code().orElse(null),
        exit.signal().map(String::valueOf).orElse(null),
        exit.reason(),
        exit.message(),
        exit.field().orElse(null),
        exit.at().map(Instant::toString).orElse(null));
  }

  private static Optional<Settlement> settlement(BotStatus previous, BotPlan plan) {
    return previous.settled().or(() -> plan.settlement().map(RecordSettlement::settlement));
  }
}
