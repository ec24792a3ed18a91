// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.Goal;

/** What the agent shall make of a bot in a slot. */
final class GoalRule {

  private GoalRule() {}

  /**
   * The goal.
   *
   * @param current the goal it has; a removed bot never comes back
   */
  static Goal goal(BotFacts bot, Goal current) {
    if (current == Goal.REMOVED) {
      return Goal.REMOVED;
    }
    return switch (bot.standing()) {
      case Standing.Wanted wanted -> bot.askedGoal();
      case Standing.Held held -> bot.askedGoal();
      case Standing.Leaving leaving -> leaving.settled() ? Goal.REMOVED : Goal.DRAINED;
      case Standing.Gone gone -> Goal.REMOVED;
    };
  }
}
