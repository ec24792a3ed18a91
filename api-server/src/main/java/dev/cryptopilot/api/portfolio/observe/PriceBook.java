// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import dev.cryptopilot.api.agent.BotAddress;
import dev.cryptopilot.api.portfolio.plan.Price;
import dev.cryptopilot.api.portfolio.plan.PricedPair;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The newest prices of pairs, and of which pairs nobody has one. */
final class PriceBook {

  static final Duration FRESH = Duration.ofSeconds(60);
  private static final Duration RETRY = Duration.ofSeconds(10);
  static final Duration LONGEST = Duration.ofDays(1);
  private static final int MOST_ASKED = 5;

  /** So often in a row nobody had a price: one that is late or slow has come by then. */
  private static final int GIVEN_UP = 3;

  private final BiFunction<Bot, PricedPair, Optional<Price>> market;
  private final ExecutorService threads;
  private final Duration patience;
  private final Clock clock;
  private final Map<PricedPair, Price> known = new ConcurrentHashMap<>();
  private final Map<PricedPair, Instant> asked = new ConcurrentHashMap<>();
  private final Map<PricedPair, Integer> inVain = new ConcurrentHashMap<>();

  /**
   * A book without prices.
   *
   * @param market what a bot sees; empty when it cannot tell
   * @param patience with the bots that are asked for one price
   */
  PriceBook(
      BiFunction<Bot, PricedPair, Optional<Price>> market,
      ExecutorService threads,
      Clock clock,
      Duration patience) {
    this.market = market;
    this.threads = threads;
    this.clock = clock;
    this.patience = patience;
  }

  /** Not older than a day, which is the longest that one counts. */
  Optional<Price> find(PricedPair pair) {
    return find(pair, LONGEST);
  }

  boolean isFresh(PricedPair pair) {
    return find(pair, FRESH).isPresent();
  }

  /** Whether it has a fresh price, or would be asked for one now. */
  boolean isWorthAsking(PricedPair pair) {
    return isFresh(pair) || !clock.instant().isBefore(nextQuestion(pair));
  }

  /** Whether nobody ever had a price of it when asked, several times in a row. */
  boolean isGivenUp(PricedPair pair) {
    return find(pair).isEmpty() && inVain.getOrDefault(pair, 0) >= GIVEN_UP;
  }

  /** Asks for those that are not fresh, if it is time for that. */
  void refresh(Collection<PricedPair> pairs, List<Bot> bots) {
    for (PricedPair pair : pairs) {
      Instant now = clock.instant();
      if (!isFresh(pair) && !now.isBefore(nextQuestion(pair))) {
        asked.put(pair, now);
        ask(pair, bots);
      }
    }
  }

  /** Bots with a process, which may have prices. */
  static boolean mayTell(Bot bot) {
    BotPhase phase = bot.statusOrEmpty().phase();
    return BotAddress.of(bot).isPresent() && phase != BotPhase.Failed && phase != BotPhase.Stopped;
  }

  /** All pairs that these bots trade. Pure. */
  static Set<PricedPair> pairs(Collection<Bot> bots) {
    return bots.stream()
        .flatMap(bot -> bot.getSpec().market().pairs().stream())
        .map(PricedPair::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  /** Not older than this. */
  Optional<Price> find(PricedPair pair, Duration age) {
    return Optional.ofNullable(known.get(pair))
        .filter(price -> clock.instant().isBefore(price.at().plus(age)));
  }

  private Instant nextQuestion(PricedPair pair) {
    Duration pause = inVain.getOrDefault(pair, 0) < GIVEN_UP ? RETRY : FRESH;
    return Optional.ofNullable(asked.get(pair)).map(at -> at.plus(pause)).orElse(Instant.MIN);
  }

  /** Waits no longer than the patience; an answer that comes later is kept for the next time. */
  private void ask(PricedPair pair, List<Bot> bots) {
    CompletableFuture.runAsync(() -> note(pair, answer(pair, bots)), threads)
        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private Optional<Price> answer(PricedPair pair, List<Bot> bots) {
    return bots.stream()
        .filter(PriceBook::mayTell)
        .filter(bot -> pairs(List.of(bot)).contains(pair))
        .limit(MOST_ASKED)
        .map(bot -> market.apply(bot, pair))
        .flatMap(Optional::stream)
        .filter(price -> price.value().signum() > 0)
        .findFirst();
  }

  private void note(PricedPair pair, Optional<Price> answer) {
    if (answer.isPresent()) {
      known.put(pair, answer.get());
      inVain.remove(pair);
    } else {
      inVain.merge(pair, 1, Integer::sum);
    }
  }
}
