// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.SlotRole;

/** When a slot may be given up: never without word that no process is left. */
final class ReleaseRule {

  private ReleaseRule() {}

  /**
   * Whether the slot is free.
   *
   * @param pod the pod, with its slots as they are
   * @param poolDeleting whether the pod is not made again once it is gone
   */
  static boolean mayRelease(PodFacts pod, DesiredBot bot, boolean poolDeleting) {
    // The newest database of a bot that came by a move may be on that pod's volume only.
    boolean isMoving = SlotRole.of(bot) == SlotRole.COMMITTED;
    return saysRemoved(pod, bot) || (poolDeleting && pod.hasVanished() && !isMoving);
  }

  private static boolean saysRemoved(PodFacts pod, DesiredBot bot) {
    return bot.goal() == Goal.REMOVED
        && pod.wordOnItsSlots(bot.uid()).filter(BotReport::saysRemoved).isPresent();
  }
}
