// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.plan;

import dev.cryptopilot.api.portfolio.observe.Sight;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sums bots up. Pure. */
public final class Aggregation {

  private Aggregation() {}

  /**
   * The portfolio of these bots.
   *
   * @param rates into {@code currency}, by the currency they lead from
   */
  public static Portfolio of(
      List<Sight> sights, String currency, Map<String, Rate> rates, Instant now) {
    List<Portfolio.Holding> holdings = new ArrayList<>();
    BigDecimal value = BigDecimal.ZERO;
    BigDecimal starting = BigDecimal.ZERO;
    for (Sight sight : sights) {
      Portfolio.Holding holding = holding(sight, currency, rates);
      holdings.add(holding);
      if (holding.counted()) {
        value = value.add(holding.converted(sight.worth().orElseThrow().value()));
        starting = starting.add(holding.converted(sight.worth().orElseThrow().starting()));
      }
    }
    int active = (int) sights.stream().filter(Sight::isLive).count();
    return new Portfolio(now, currency, value, starting, active, holdings);
  }

  private static Portfolio.Holding holding(Sight sight, String currency, Map<String, Rate> rates) {
    boolean same = sight.currency().equals(currency);
    Optional<Rate> rate =
        same ? Optional.empty() : Optional.ofNullable(rates.get(sight.currency()));
    return new Portfolio.Holding(
        sight, rate, sight.worth().isPresent() && (same || rate.isPresent()));
  }
}
