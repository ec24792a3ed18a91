// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the pairs by which one currency is converted into another: EUR to USD by BTC/EUR and
 * BTC/USD, where no EUR/USD is traded. Pure.
 */
public final class RatePaths {

  private RatePaths() {}

  /**
   * The fewest pairs that lead from one currency to the other; of several ways the first by name.
   *
   * @return empty when none does; no pair at all from a currency to itself
   */
  public static Optional<List<PricedPair>> between(
      String from, String to, Collection<PricedPair> pairs) {
    Collection<PricedPair> byName = new TreeSet<>(pairs);
    Map<String, List<PricedPair>> ways = new HashMap<>();
    ways.put(from, List.of());
    Deque<String> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty() && !ways.containsKey(to)) {
      String here = next.remove();
      for (PricedPair pair : byName) {
        Optional<String> there = otherSide(pair, here);
        if (there.isPresent() && !ways.containsKey(there.get())) {
          List<PricedPair> way = new ArrayList<>(ways.get(here));
          way.add(pair);
          ways.put(there.get(), way);
          next.add(there.get());
        }
      }
    }
    return Optional.ofNullable(ways.get(to));
  }

  private static Optional<String> otherSide(PricedPair pair, String side) {
    if (pair.base().equals(side)) {
      return Optional.of(pair.quote());
    }
    return pair.quote().equals(side) ? Optional.of(pair.base()) : Optional.empty();
  }
}
