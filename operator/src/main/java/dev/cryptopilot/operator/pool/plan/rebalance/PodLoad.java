// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What one pod carries while moves are being planned. Lives within one call of the planner. */
final class PodLoad {

  private static final int PERCENT = 100;
  private static final int PRESSURE = 90;
  private static final int COMFORT = 80;

  private final int ordinal;
  private final int slots;
  private final long limitBytes;
  private final List<BotLoad> movable;
  private int used;
  private long bytes;

  /**
   * The load of a pod.
   *
   * @param slots bots that fit in it
   * @param used bots in it, those that may not leave included
   * @param bytes memory of the whole pod; 0 when not known
   * @param limitBytes memory it may use; 0 = no limit
   * @param movable bots that may leave now
   */
  PodLoad(int ordinal, int slots, int used, long bytes, long limitBytes, List<BotLoad> movable) {
    this.ordinal = ordinal;
    this.slots = slots;
    this.used = used;
    this.bytes = bytes;
    this.limitBytes = limitBytes;
    this.movable = new ArrayList<>(movable);
    this.movable.sort(Comparator.comparingLong(BotLoad::bytes).thenComparing(BotLoad::uid));
  }

  int ordinal() {
    return ordinal;
  }

  int used() {
    return used;
  }

  int free() {
    return Math.max(0, slots - used);
  }

  /** Bytes above the line from which a pod takes no more bots; 0 below it. */
  long pressure() {
    return limitBytes == 0 ? 0 : Math.max(0, bytes - limitBytes * PRESSURE / PERCENT + 1);
  }

  /**
   * Whether the bot would leave it well below that line: the gap is what keeps moves from turning.
   */
  boolean hasComfortFor(BotLoad bot) {
    return free() > 0 && (limitBytes == 0 || bytes + bot.bytes() <= limitBytes * COMFORT / PERCENT);
  }

  /** Whether every bot in it may leave now. */
  boolean mayBeEmptied() {
    return used > 0 && movable.size() == used;
  }

  List<BotLoad> movable() {
    return List.copyOf(movable);
  }

  Optional<BotLoad> lightest() {
    return movable.isEmpty() ? Optional.empty() : Optional.of(movable.getFirst());
  }

  Optional<BotLoad> heaviest() {
    return movable.isEmpty() ? Optional.empty() : Optional.of(movable.getLast());
  }

  /** Share of its memory in use, in percent; 0 when not known. */
  long memoryPercent() {
    return limitBytes == 0 ? 0 : bytes * PERCENT / limitBytes;
  }

  /** A bot leaves for another pod; there it is not moved again in the same plan. */
  void send(BotLoad bot, PodLoad to) {
    movable.remove(bot);
    used--;
    bytes -= bot.bytes();
    to.used++;
    to.bytes += bot.bytes();
  }
}
