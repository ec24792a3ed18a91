// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which currency a portfolio is summed up in. Pure. */
public final class SumCurrency {

  private SumCurrency() {}

  /**
   * The one that all bots share. Else the wallet's, if every bot's can be converted into it. Else
   * the one of most bots, of several the first by name.
   *
   * @param stakes stake currency of each bot
   * @param convertible currencies that priced pairs lead from into the wallet's
   * @param wallet the wallet's currency, also of a portfolio without bots
   */
  public static String of(List<String> stakes, Set<String> convertible, String wallet) {
    List<String> different = stakes.stream().distinct().toList();
    if (different.isEmpty()) {
      return wallet;
    }
    if (different.size() == 1) {
      return different.getFirst();
    }
    boolean all =
        different.stream().allMatch(one -> one.equals(wallet) || convertible.contains(one));
    return all ? wallet : mostCommon(stakes);
  }

  private static String mostCommon(List<String> stakes) {
    Map<String, Long> counts =
        stakes.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.keySet().stream()
        .min(
            Comparator.comparing((String one) -> -counts.get(one))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }
}
