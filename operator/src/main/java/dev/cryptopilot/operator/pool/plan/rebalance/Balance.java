// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

import dev.cryptopilot.crds.pool.PlacementPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Plans moves one by one until none is worth it.
 *
 * <p>First bots leave pods that are short of memory, then those short of processor, whatever the
 * policy. Then {@code Spread} moves from the fullest to the emptiest pod while they differ by two
 * bots or more, and {@code Pack} empties the highest pod if those below have room for all its bots.
 * Why it settles: a move in need lowers what is above the line and never lifts another pod above a
 * line, of memory or of processor; a move of Spread lowers the sum of squares of the bots in each
 * pod, one of Pack the sum of the ordinals of all bots, and neither brings a pod near a line.
 */
final class Balance {

  private final List<PodLoad> pods;
  private final int limit;
  private final Runnable step;
  private final List<PlannedMove> moves = new ArrayList<>();

  private Balance(Collection<PodLoad> pods, int limit, Runnable step) {
    this.pods = List.copyOf(pods);
    this.limit = limit;
    this.step = step;
  }

  /**
   * The moves, in the order in which they should be made.
   *
   * @param limit most moves
   */
  static List<PlannedMove> moves(PlacementPolicy policy, Collection<PodLoad> pods, int limit) {
    return moves(policy, pods, limit, () -> {});
  }

  /**
   * The same, telling of each look at a pod or bot.
   *
   * @param step told of each
   */
  static List<PlannedMove> moves(
      PlacementPolicy policy, Collection<PodLoad> pods, int limit, Runnable step) {
    Balance balance = new Balance(pods, limit, step);
    for (Scarce thing : Scarce.values()) {
      balance.relieve(thing);
    }
    switch (policy) {
      case Spread -> balance.spread();
      case Pack -> balance.pack();
    }
    return List.copyOf(balance.moves);
  }

  private void relieve(Scarce thing) {
    NavigableSet<PodLoad> roomy = inOrder(Comparator.comparingLong(pod -> pod.of(thing).percent()));
    for (PodLoad pod : pods) {
      step.run();
      boolean given = true;
      while (given && pod.of(thing).pressure() > 0 && moves.size() < limit) {
        roomy.remove(pod);
        given = giveHeaviest(pod, thing, roomy);
      }
    }
  }

  /** The heaviest that fits in somewhere: the heaviest of all may be too much for any pod. */
  private boolean giveHeaviest(PodLoad pod, Scarce thing, NavigableSet<PodLoad> roomy) {
    Supply supply = pod.of(thing);
    for (BotLoad bot : supply.heaviestFirst(pod.movable())) {
      Optional<PodLoad> to = first(roomy, other -> other.takesInNeed(bot, thing));
      if (to.isPresent()) {
        String reason =
            "pod uses about %d%% of its %s, the other one %d%%"
                .formatted(rounded(supply), supply.words(), rounded(to.get().of(thing)));
        move(pod, bot, to.get(), roomy, reason);
        return true;
      }
    }
    return false;
  }

  private void spread() {
    NavigableSet<PodLoad> byUse = inOrder(Comparator.comparingInt(PodLoad::used));
    NavigableSet<PodLoad> sources = new TreeSet<>(byUse);
    while (!sources.isEmpty() && moves.size() < limit) {
      step.run();
      PodLoad from = sources.last();
      PodLoad to = byUse.first();
      if (from.used() - to.used() < 2) {
        return;
      }
      Optional<BotLoad> bot =
          from.of(Scarce.Memory).percent() > to.of(Scarce.Memory).percent()
              ? from.heaviest()
              : from.lightest();
      if (bot.isEmpty()) {
        sources.remove(from);
        continue;
      }
      if (!to.hasComfortFor(bot.get())) {
        byUse.remove(to);
        sources.remove(to);
        continue;
      }
      sources.remove(from);
      sources.remove(to);
      String reason = "pod has %d bots, the other one %d".formatted(from.used(), to.used());
      move(from, bot.get(), to, byUse, reason);
      sources.add(from);
      sources.add(to);
    }
  }

  private void pack() {
    List<PodLoad> fromHighest =
        pods.stream().sorted(Comparator.comparingInt(PodLoad::ordinal).reversed()).toList();
    int freeBelow = pods.stream().mapToInt(PodLoad::free).sum();
    for (PodLoad pod : fromHighest) {
      step.run();
      freeBelow -= pod.free();
      if (pod.used() == 0) {
        continue;
      }
      if (!pod.mayBeEmptied() || freeBelow < pod.used() || moves.size() + pod.used() > limit) {
        return;
      }
      freeBelow -= pod.used();
      empty(pod);
      if (pod.used() > 0) {
        return;
      }
    }
  }

  private void empty(PodLoad pod) {
    NavigableSet<PodLoad> fullest = inOrder(Comparator.comparingInt(PodLoad::free));
    fullest.removeIf(other -> other.ordinal() >= pod.ordinal() || other.free() == 0);
    for (BotLoad bot : pod.movable()) {
      first(fullest, other -> other.hasComfortFor(bot))
          .ifPresent(
              to ->
                  move(pod, bot, to, fullest, "pod can be emptied: those below have room for all"));
      fullest.removeIf(other -> other.free() == 0);
    }
  }

  /** To ten percent: a status that says more is another one in every pass. */
  private static long rounded(Supply supply) {
    return (supply.percent() + 5) / 10 * 10;
  }

  private Optional<PodLoad> first(NavigableSet<PodLoad> order, Predicate<PodLoad> takes) {
    return order.stream().peek(pod -> step.run()).filter(takes).findFirst();
  }

  private void move(
      PodLoad from, BotLoad bot, PodLoad to, NavigableSet<PodLoad> order, String reason) {
    boolean ordered = order.remove(from);
    order.remove(to);
    from.send(bot, to);
    order.add(to);
    if (ordered) {
      order.add(from);
    }
    moves.add(new PlannedMove(bot.uid(), bot.name(), from.ordinal(), to.ordinal(), reason));
  }

  private NavigableSet<PodLoad> inOrder(Comparator<PodLoad> order) {
    NavigableSet<PodLoad> sorted = new TreeSet<>(order.thenComparingInt(PodLoad::ordinal));
    sorted.addAll(pods);
    return sorted;
  }
}
