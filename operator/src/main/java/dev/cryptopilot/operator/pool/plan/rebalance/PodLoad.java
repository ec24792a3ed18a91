// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What one pod carries while moves are being planned. Lives within one call of the planner. */
final class PodLoad {

  private final int ordinal;
  private final int slots;
  private final Supply memory;
  private final Supply cpu;
  private final List<BotLoad> movable;
  private int used;

  /**
   * The load of a pod.
   *
   * @param slots bots that fit in it
   * @param used bots in it, those that may not leave included
   * @param movable bots that may leave now
   */
  PodLoad(int ordinal, int slots, int used, Supply memory, Supply cpu, List<BotLoad> movable) {
    this.ordinal = ordinal;
    this.slots = slots;
    this.used = used;
    this.memory = memory;
    this.cpu = cpu;
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

  Supply of(Scarce thing) {
    return switch (thing) {
      case Memory -> memory;
      case Cpu -> cpu;
    };
  }

  /** Whether the bot fits in, with nothing near the line after that. */
  boolean hasComfortFor(BotLoad bot) {
    return free() > 0 && memory.hasComfortFor(bot) && cpu.hasComfortFor(bot);
  }

  /** Whether the bot fits in, and there surely is enough of that thing. */
  boolean takesInNeed(BotLoad bot, Scarce thing) {
    return hasComfortFor(bot) && of(thing).takesInNeed(bot);
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

  /** A bot leaves for another pod; there it is not moved again in the same plan. */
  void send(BotLoad bot, PodLoad to) {
    movable.remove(bot);
    used--;
    memory.remove(bot);
    cpu.remove(bot);
    to.used++;
    to.memory.add(bot);
    to.cpu.add(bot);
  }
}
