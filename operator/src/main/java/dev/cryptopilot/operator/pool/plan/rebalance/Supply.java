// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What a pod has of one thing that can run short, and what of it is in use. Lives within one call
 * of the planner.
 */
final class Supply {

  private static final int PERCENT = 100;
  private static final int PRESSURE = 90;
  private static final int COMFORT = 80;

  private final String words;
  private final long bound;
  private final Function<BotLoad, OptionalLong> share;
  private long used;
  private int unknown;

  /**
   * A supply.
   *
   * @param words what it is, for people
   * @param bound how much there is; 0 = no end
   * @param used how much is in use, as far as it is known
   * @param unknown bots in the pod whose share is not known
   * @param share what a bot takes with it; empty while that is not known
   */
  Supply(String words, long bound, long used, int unknown, Function<BotLoad, OptionalLong> share) {
    this.words = words;
    this.bound = bound;
    this.used = used;
    this.unknown = unknown;
    this.share = share;
  }

  String words() {
    return words;
  }

  /** Use above the line from which bots should leave; 0 below it, or where it is not known. */
  long pressure() {
    return isKnown() ? Math.max(0, used - bound * PRESSURE / PERCENT + 1) : 0;
  }

  /** Share in use, in percent; 0 when not known. */
  long percent() {
    return isKnown() ? used * PERCENT / bound : 0;
  }

  /**
   * Whether the bot would leave it well below that line: the gap is what keeps moves from turning.
   * What is not known counts as nothing.
   */
  boolean hasComfortFor(BotLoad bot) {
    return bound == 0 || used + share.apply(bot).orElse(0) <= bound * COMFORT / PERCENT;
  }

  /** Whether a bot may come because another pod runs short: not where that is but a guess. */
  boolean takesInNeed(BotLoad bot) {
    return unknown == 0 && hasComfortFor(bot);
  }

  /** Bots whose leaving lowers the use, those first that lower it most. */
  List<BotLoad> heaviestFirst(List<BotLoad> bots) {
    return bots.stream()
        .filter(bot -> share.apply(bot).orElse(0) > 0)
        .sorted(
            Comparator.comparingLong((BotLoad bot) -> share.apply(bot).orElse(0))
                .thenComparing(BotLoad::uid)
                .reversed())
        .toList();
  }

  void add(BotLoad bot) {
    count(bot, 1);
  }

  void remove(BotLoad bot) {
    count(bot, -1);
  }

  private void count(BotLoad bot, int sign) {
    share.apply(bot).ifPresentOrElse(more -> used += sign * more, () -> unknown += sign);
  }

  private boolean isKnown() {
    return bound > 0 && unknown == 0;
  }
}
