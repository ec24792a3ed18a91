// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import dev.cryptopilot.api.agent.BotAddress;
import dev.cryptopilot.api.bots.ContainerStatus;
import dev.cryptopilot.api.bots.InstanceIds;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotPhase;
import dev.cryptopilot.crds.bot.BotState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks at all bots of an owner at once; nobody waits longer than a deadline for any of them. */
public final class BotObserver {

  private final Function<String, List<Bot>> owned;
  private final Function<Bot, String> classNames;
  private final PodFeeds feeds;
  private final Readings readings;
  private final ExecutorService threads;
  private final Clock clock;
  private final Duration patience;

  /**
   * An observer.
   *
   * @param owned bots of an owner
   * @param classNames class of a bot's strategy
   * @param threads one for each bot that is asked: virtual ones
   * @param patience with each bot
   */
  public BotObserver(
      Function<String, List<Bot>> owned,
      Function<Bot, String> classNames,
      PodFeeds feeds,
      Readings readings,
      ExecutorService threads,
      Clock clock,
      Duration patience) {
    this.owned = owned;
    this.classNames = classNames;
    this.feeds = feeds;
    this.readings = readings;
    this.threads = threads;
    this.clock = clock;
    this.patience = patience;
  }

  /** Asks the bots, all at once; in the order of the bots. */
  public List<Sight> ask(String owner) {
    Instant until = clock.instant().plus(patience);
    List<CompletableFuture<Sight>> sights =
        owned.apply(owner).stream()
            .map(bot -> CompletableFuture.supplyAsync(() -> asked(bot, until), threads))
            .toList();
    return sights.stream().map(CompletableFuture::join).toList();
  }

  /** What the agents said last, without asking anybody. */
  public List<Sight> heard(String owner) {
    return owned.apply(owner).stream().map(this::heard).toList();
  }

  private Sight asked(Bot bot, Instant until) {
    if (isAtRest(bot)) {
      return sight(bot, Sight.Seen.AT_REST, Optional.empty());
    }
    Optional<Reading> fresh = BotAddress.of(bot).flatMap(at -> readings.fresh(at, until));
    return fresh.isPresent()
        ? sight(bot, Sight.Seen.LIVE, fresh)
        : sight(bot, Sight.Seen.STALE, BotAddress.of(bot).flatMap(readings::last));
  }

  private Sight heard(Bot bot) {
    Optional<Reading> last = BotAddress.of(bot).flatMap(readings::last);
    if (isAtRest(bot)) {
      return sight(bot, Sight.Seen.AT_REST, Optional.empty());
    }
    boolean speaks =
        BotAddress.of(bot)
            .flatMap(feeds::report)
            .filter(report -> report.ready() && report.figures().isPresent())
            .isPresent();
    return sight(bot, speaks ? Sight.Seen.LIVE : Sight.Seen.STALE, last);
  }

  private Sight sight(Bot bot, Sight.Seen seen, Optional<Reading> reading) {
    Optional<Figures> heard = BotAddress.of(bot).flatMap(feeds::report).flatMap(BotReport::figures);
    Optional<Figures> noted = bot.statusOrEmpty().tradingSeen().flatMap(Figures::noted);
    Optional<Worth> worth =
        Stream.of(reading.map(Reading::figures), heard, noted)
            .flatMap(Optional::stream)
            .reduce(Figures::newer)
            .map(figures -> Worth.of(bot, figures));
    return new Sight(
        bot,
        InstanceIds.of(bot),
        classNames.apply(bot),
        ContainerStatus.of(bot),
        seen,
        worth.or(() -> Worth.untouched(bot)),
        reading.map(Reading::openTrades).orElse(List.of()));
  }

  private static boolean isAtRest(Bot bot) {
    BotPhase phase = bot.statusOrEmpty().phase();
    return bot.getSpec().state() == BotState.Stopped
        && (phase == BotPhase.Stopped || phase == BotPhase.Pending || phase == null);
  }
}
