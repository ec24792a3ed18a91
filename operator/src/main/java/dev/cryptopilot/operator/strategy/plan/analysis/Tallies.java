// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was counted of the bots of a roll-out. Of very many bots only some are watched, the same
 * ones all the time.
 *
 * @param candidates bots that are to run the new version, in the order of choice
 * @param stable bots that stay with the stable one
 */
public record Tallies(List<BotTally> candidates, List<BotTally> stable) {

  static final int MOST_CANDIDATES = 200;
  static final int MOST_STABLE = 100;

  public Tallies {
    candidates = List.copyOf(candidates);
    stable = List.copyOf(stable);
  }

  /** What the last look left behind, brought up to this one. */
  public static Tallies next(
      Collection<BotTally> before,
      Collection<StrategyUse> followers,
      List<String> chosen,
      Versions versions,
      Instant now) {
    Map<String, BotTally> known =
        before.stream().collect(Collectors.toMap(BotTally::bot, Function.identity(), (a, b) -> a));
    Map<String, StrategyUse> uses =
        followers.stream()
            .collect(Collectors.toMap(StrategyUse::bot, Function.identity(), (a, b) -> a));
    List<StrategyUse> updated =
        chosen.stream().filter(uses::containsKey).map(uses::get).limit(MOST_CANDIDATES).toList();
    Map<String, StrategyUse> rest = new HashMap<>(uses);
    chosen.forEach(rest::remove);
    List<StrategyUse> steady =
        rest.values().stream()
            .filter(use -> use.runs(versions.stable()))
            // Those that are watched already come first: their figures go on.
            .sorted(
                Comparator.comparing((StrategyUse use) -> !known.containsKey(use.bot()))
                    .thenComparing(StrategyUse::bot))
            .limit(MOST_STABLE)
            .sorted(Comparator.comparing(StrategyUse::bot))
            .toList();
    return new Tallies(
        group(known, updated, versions.candidate(), now),
        group(known, steady, versions.stable(), now));
  }

  private static List<BotTally> group(
      Map<String, BotTally> known, List<StrategyUse> uses, String version, Instant now) {
    return uses.stream()
        .map(
            use -> {
              BotTally old = known.get(use.bot());
              return (old != null && old.version().equals(version)
                      ? old
                      : BotTally.begin(use, version))
                  .next(use, now);
            })
        .toList();
  }

  /** Both groups. */
  public List<BotTally> all() {
    List<BotTally> all = new ArrayList<>(candidates);
    all.addAll(stable);
    return all;
  }
}
