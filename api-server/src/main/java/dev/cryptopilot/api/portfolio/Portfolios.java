// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio;

import dev.cryptopilot.api.portfolio.observe.BotObserver;
import dev.cryptopilot.api.portfolio.observe.RateBook;
import dev.cryptopilot.api.portfolio.observe.Sight;
import dev.cryptopilot.api.portfolio.plan.Aggregation;
import dev.cryptopilot.api.portfolio.plan.Portfolio;
import dev.cryptopilot.api.portfolio.plan.Rate;
import dev.cryptopilot.api.portfolio.plan.SumCurrency;
import dev.cryptopilot.crds.bot.Bot;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Portfolios of persons. */
public final class Portfolios {

  private final BotObserver observer;
  private final RateBook rates;
  private final Supplier<List<Bot>> everybodys;
  private final String walletCurrency;
  private final Clock clock;

  /**
   * Portfolios.
   *
   * @param everybodys bots of all persons: what they see of the market is no secret, and where an
   *     own bot trades no pair that leads from one currency to another, another's may
   */
  public Portfolios(
      BotObserver observer,
      RateBook rates,
      Supplier<List<Bot>> everybodys,
      String walletCurrency,
      Clock clock) {
    this.observer = observer;
    this.rates = rates;
    this.everybodys = everybodys;
    this.walletCurrency = walletCurrency;
    this.clock = clock;
  }

  /** As it is now: every bot is asked, all at once, none for longer than the observer waits. */
  public Portfolio now(String owner) {
    return summed(observer.ask(owner));
  }

  /** As the agents told last, without a question to any bot. */
  public Portfolio heard(String owner) {
    return summed(observer.heard(owner));
  }

  private Portfolio summed(List<Sight> sights) {
    List<String> stakes = sights.stream().map(Sight::currency).toList();
    List<Bot> market = stakes.stream().distinct().count() > 1 ? market(sights) : List.of();
    Map<String, Rate> intoWallets = towards(walletCurrency, stakes, market);
    String currency = SumCurrency.of(stakes, leadingToWallets(stakes, market), walletCurrency);
    Map<String, Rate> by =
        currency.equals(walletCurrency) ? intoWallets : towards(currency, stakes, market);
    return Aggregation.of(sights, currency, by, clock.instant());
  }

  private Map<String, Rate> towards(String currency, List<String> stakes, List<Bot> market) {
    return market.isEmpty() ? Map.of() : rates.towards(currency, foreign(currency, stakes), market);
  }

  /** Not those with a rate at hand: an answer that is late would move all sums for a while. */
  private Set<String> leadingToWallets(List<String> stakes, List<Bot> market) {
    return market.isEmpty()
        ? Set.of()
        : rates.leadingTo(walletCurrency, foreign(walletCurrency, stakes), market);
  }

  private static Set<String> foreign(String currency, List<String> stakes) {
    return stakes.stream().filter(stake -> !stake.equals(currency)).collect(Collectors.toSet());
  }

  /** Whose prices may be asked for: own bots first. */
  private List<Bot> market(List<Sight> sights) {
    return Stream.concat(sights.stream().map(Sight::bot), everybodys.get().stream()).toList();
  }
}
