// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import dev.cryptopilot.api.portfolio.plan.Price;
import dev.cryptopilot.api.portfolio.plan.PricedPair;
import dev.cryptopilot.api.portfolio.plan.Rate;
import dev.cryptopilot.api.portfolio.plan.RatePaths;
import dev.cryptopilot.crds.bot.Bot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Rates between stake currencies, from prices of pairs that bots trade. A price is asked for once a
 * minute; one that cannot be had just now counts for a day, and its rate says how old it is.
 */
public final class RateBook {

  private static final Duration FRESH = Duration.ofSeconds(60);
  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int MOST_ASKED = 5;
  private static final int MOST_WAYS = 3;

  private final MarketPrices market;
  private final ExecutorService threads;
  private final Duration patience;
  private final Clock clock;
  private final Map<PricedPair, Price> known = new ConcurrentHashMap<>();
  private final Map<PricedPair, Instant> asked = new ConcurrentHashMap<>();

  /**
   * A book without rates.
   *
   * @param patience with the bots that are asked for one price
   */
  public RateBook(MarketPrices market, ExecutorService threads, Clock clock, Duration patience) {
    this.market = market;
    this.threads = threads;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Rates into one currency.
   *
   * @param from currencies; the target itself needs no rate
   * @param bots those whose pairs may be used, the first ones first
   * @return a currency without a known rate is missing
   */
  public Map<String, Rate> towards(String target, Set<String> from, List<Bot> bots) {
    Map<String, Rate> rates = new HashMap<>();
    Set<PricedPair> pairs = pairs(bots);
    for (String currency : from) {
      rate(currency, target, pairs, bots).ifPresent(rate -> rates.put(currency, rate));
    }
    return rates;
  }

  /** A pair that no bot has a price of is gone around, whoever trades it. */
  private Optional<Rate> rate(
      String currency, String target, Set<PricedPair> pairs, List<Bot> bots) {
    Set<PricedPair> open = new HashSet<>(pairs);
    for (int tried = 0; tried < MOST_WAYS; tried++) {
      Optional<List<PricedPair>> way = way(currency, target, open);
      if (way.isEmpty()) {
        return Optional.empty();
      }
      Map<PricedPair, Price> prices = prices(way.get(), bots);
      Optional<Rate> rate = Rate.along(currency, way.get(), prices);
      if (rate.isPresent()) {
        return rate;
      }
      way.get().stream().filter(pair -> !prices.containsKey(pair)).forEach(open::remove);
    }
    return Optional.empty();
  }

  /** First by pairs with a price, then by those nobody was asked for yet, then by any. */
  private Optional<List<PricedPair>> way(String from, String to, Set<PricedPair> open) {
    return RatePaths.between(from, to, only(open, known::containsKey))
        .or(
            () ->
                RatePaths.between(
                    from, to, only(open, one -> known.containsKey(one) || !asked.containsKey(one))))
        .or(() -> RatePaths.between(from, to, open));
  }

  private static Set<PricedPair> only(Set<PricedPair> pairs, Predicate<PricedPair> which) {
    return pairs.stream().filter(which).collect(Collectors.toSet());
  }

  /** All pairs that these bots trade. Pure. */
  private static Set<PricedPair> pairs(List<Bot> bots) {
    return bots.stream()
        .flatMap(bot -> bot.getSpec().market().pairs().stream())
        .map(PricedPair::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private Map<PricedPair, Price> prices(List<PricedPair> way, List<Bot> bots) {
    Map<PricedPair, Price> prices = new HashMap<>();
    for (PricedPair pair : way) {
      price(pair, bots).ifPresent(price -> prices.put(pair, price));
    }
    return prices;
  }

  private Optional<Price> price(PricedPair pair, List<Bot> bots) {
    Instant now = clock.instant();
    Optional<Price> last = Optional.ofNullable(known.get(pair));
    boolean fresh = last.filter(price -> now.isBefore(price.at().plus(FRESH))).isPresent();
    Instant tried = asked.getOrDefault(pair, Instant.EPOCH);
    if (!fresh && now.isAfter(tried.plus(RETRY))) {
      asked.put(pair, now);
      ask(pair, bots);
    }
    return Optional.ofNullable(known.get(pair))
        .filter(price -> now.isBefore(price.at().plus(LONGEST)));
  }

  /** Waits no longer than the patience; an answer that comes later is kept for the next time. */
  private void ask(PricedPair pair, List<Bot> bots) {
    CompletableFuture.runAsync(
            () ->
                bots.stream()
                    .filter(bot -> pairs(List.of(bot)).contains(pair))
                    .limit(MOST_ASKED)
                    .map(bot -> market.ask(bot, pair))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(price -> known.put(pair, price)),
            threads)
        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
