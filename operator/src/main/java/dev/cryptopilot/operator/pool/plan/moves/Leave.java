// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.crds.bot.UpdatePolicy;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.Goal;

/** When a bot may be stopped for a move. Pure. */
final class Leave {

  /** Bots of one pod that are without a process for moves at the same time. */
  static final int AT_ONCE = 2;

  private Leave() {}

  /** Whether it may go now: its agent can seal it, and no open trade is cut silently. */
  static boolean mayGo(SlotContext slot) {
    return slot.word().isPresent()
        && staysAlive(slot)
        && !slot.facts().spec().paused()
        && slot.sealedBeside() < AT_ONCE
        && !waitsForFlat(slot);
  }

  /** Whether open trades are all that keeps it. */
  private static boolean waitsForFlat(SlotContext slot) {
    return slot.slot().goal() != Goal.STOPPED
        && slot.bot().update() == UpdatePolicy.WhenFlat
        && slot.word().filter(Leave::isFlat).isEmpty();
  }

  private static boolean staysAlive(SlotContext slot) {
    boolean asked =
        slot.bot().standing() instanceof Standing.Wanted
            || slot.bot().standing() instanceof Standing.Held
            || slot.bot().standing() instanceof Standing.Keyless;
    return asked && slot.slot().goal() != Goal.DRAINED;
  }

  private static boolean isFlat(BotReport word) {
    return word.pid().isEmpty() || (word.trading().isPresent() && word.openTrades() == 0);
  }
}
