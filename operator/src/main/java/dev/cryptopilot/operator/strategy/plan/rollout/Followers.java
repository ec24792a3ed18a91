// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.plan.analysis.BotTally;
import dev.cryptopilot.operator.strategy.plan.analysis.Tallies;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bots that follow a strategy, as a roll-out sees them. Pinned bots and bots that are being
 * deleted are none of them.
 *
 * @param all all of them
 * @param chosen names of those that are to run the new version, in the order of choice
 */
record Followers(List<StrategyUse> all, List<String> chosen) {

  static Followers of(Collection<StrategyUse> uses, List<String> candidates) {
    List<StrategyUse> all = uses.stream().filter(StrategyUse::follows).toList();
    Set<String> names = all.stream().map(StrategyUse::bot).collect(Collectors.toSet());
    return new Followers(all, candidates.stream().filter(names::contains).toList());
  }

  /** Those that are asked to have a process: the share of a step is a share of them. */
  List<StrategyUse> active() {
    return all.stream().filter(use -> !use.sign().stopped()).toList();
  }

  List<StrategyUse> chosenActive() {
    Set<String> names = new HashSet<>(chosen);
    return active().stream().filter(use -> names.contains(use.bot())).toList();
  }

  List<StrategyUse> others() {
    Set<String> names = new HashSet<>(chosen);
    return active().stream().filter(use -> !names.contains(use.bot())).toList();
  }

  /**
   * Bots of which nothing is known since that time or later. Who is chosen among them might be
   * taken for one that did not work before, and would prove nothing.
   */
  List<StrategyUse> unheard(Instant since) {
    return others().stream()
        .filter(use -> use.sign().placed())
        .filter(
            use ->
                use.sign().hearing().unheardSince().filter(at -> !at.isBefore(since)).isPresent())
        .toList();
  }

  /** Bots whose agents have still to be heard after the operator's start. */
  List<StrategyUse> awaited() {
    return active().stream()
        .filter(use -> use.sign().placed() && use.sign().hearing().awaited())
        .toList();
  }

  /**
   * Chosen bots that no agent speaks of, as long as the version was seen on none of the chosen: it
   * would be promoted although nobody knows whether it runs at all.
   */
  List<StrategyUse> unseen(String version) {
    List<StrategyUse> ours = chosenActive();
    return ours.stream().anyMatch(use -> use.runs(version))
        ? List.of()
        : ours.stream()
            .filter(use -> use.sign().placed() && use.sign().hearing().unheardSince().isPresent())
            .toList();
  }

  int running(String version) {
    return (int) active().stream().filter(use -> use.runs(version)).count();
  }

  /**
   * Chosen bots whose update is not over. Not waited for: bots without a place, bots that wait
   * until they are flat, and bots that did not work before.
   */
  List<StrategyUse> updating(String version, Tallies tallies) {
    Set<String> troubled =
        tallies.candidates().stream()
            .filter(BotTally::troubled)
            .map(BotTally::bot)
            .collect(Collectors.toSet());
    return chosenActive().stream()
        .filter(use -> use.sign().placed() && !use.sign().trading().waitsForFlat())
        .filter(use -> !troubled.contains(use.bot()))
        .filter(use -> !use.runs(version) || !use.sign().ready())
        .toList();
  }
}
