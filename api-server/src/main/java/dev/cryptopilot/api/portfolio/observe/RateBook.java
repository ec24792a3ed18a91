// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import dev.cryptopilot.api.portfolio.plan.Price;
import dev.cryptopilot.api.portfolio.plan.PricedPair;
import dev.cryptopilot.api.portfolio.plan.Rate;
import dev.cryptopilot.api.portfolio.plan.RatePaths;
import dev.cryptopilot.crds.bot.Bot;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Rates between stake currencies, from prices of pairs that bots trade. A price is asked for once a
 * minute; one that cannot be had just now counts for a day, and its rate says how old it is.
 */
public final class RateBook {

  private static final int MOST_WAYS = 3;

  /** The newest prices that lead there are taken, so far as this tells them apart. */
  private static final List<Duration> AGES =
      List.of(PriceBook.FRESH, Duration.ofMinutes(10), Duration.ofHours(1), PriceBook.LONGEST);

  private final PriceBook prices;

  /**
   * A book without rates.
   *
   * @param patience with the bots that are asked for one price
   */
  public RateBook(MarketPrices market, ExecutorService threads, Clock clock, Duration patience) {
    this(market::ask, threads, clock, patience);
  }

  RateBook(
      BiFunction<Bot, PricedPair, Optional<Price>> market,
      ExecutorService threads,
      Clock clock,
      Duration patience) {
    this.prices = new PriceBook(market, threads, clock, patience);
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
    Set<PricedPair> pairs = open(bots);
    for (String currency : from) {
      rate(currency, target, pairs, bots).ifPresent(rate -> rates.put(currency, rate));
    }
    return rates;
  }

  /**
   * Which of these currencies pairs lead from into the target, whether or not their prices are
   * known yet. A pair that nobody has a price of, after several questions, leads nowhere.
   */
  public Set<String> leadingTo(String target, Set<String> from, List<Bot> bots) {
    Set<PricedPair> pairs = only(open(bots), pair -> !prices.isGivenUp(pair));
    return from.stream()
        .filter(one -> RatePaths.between(one, target, pairs).isPresent())
        .collect(Collectors.toSet());
  }

  /** By the fewest pairs with fresh prices; without such a way by older ones. */
  private Optional<Rate> rate(
      String currency, String target, Set<PricedPair> pairs, List<Bot> bots) {
    Set<PricedPair> open = new HashSet<>(pairs);
    for (int tried = 0; tried < MOST_WAYS; tried++) {
      Optional<List<PricedPair>> way =
          RatePaths.between(currency, target, only(open, prices::isWorthAsking));
      if (way.isEmpty()) {
        break;
      }
      prices.refresh(way.get(), bots);
      // What nobody has a fresh price of is gone around, whoever trades it.
      if (!open.removeIf(pair -> way.get().contains(pair) && !prices.isFresh(pair))) {
        return along(currency, way.get());
      }
    }
    return AGES.stream()
        .map(age -> only(pairs, pair -> prices.find(pair, age).isPresent()))
        .flatMap(priced -> RatePaths.between(currency, target, priced).stream())
        .findFirst()
        .flatMap(way -> along(currency, way));
  }

  private Optional<Rate> along(String currency, List<PricedPair> way) {
    Map<PricedPair, Price> known = new HashMap<>();
    way.forEach(pair -> prices.find(pair).ifPresent(price -> known.put(pair, price)));
    return Rate.along(currency, way, known);
  }

  /** Pairs that have a price, or whose bots may tell one. */
  private Set<PricedPair> open(List<Bot> bots) {
    Set<PricedPair> open = PriceBook.pairs(bots.stream().filter(PriceBook::mayTell).toList());
    open.addAll(only(PriceBook.pairs(bots), pair -> prices.find(pair).isPresent()));
    return open;
  }

  private static Set<PricedPair> only(Set<PricedPair> pairs, Predicate<PricedPair> which) {
    return pairs.stream().filter(which).collect(Collectors.toSet());
  }
}
