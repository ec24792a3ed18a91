// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.Goal;

/** What the agent shall make of a bot in a slot. */
public final class GoalRule {

  private GoalRule() {}

  /**
   * The goal.
   *
   * @param current the goal it has; a removed bot never comes back
   * @param content what its slot will hold
   */
  static Goal goal(BotFacts bot, Goal current, BotContent content) {
    if (current == Goal.REMOVED) {
      return Goal.REMOVED;
    }
    return switch (bot.standing()) {
      case Standing.Wanted wanted -> asked(bot, content);
      case Standing.Held held -> asked(bot, content);
      // Its slot may have the keys still that were taken away: they start nothing any more.
      case Standing.Keyless keyless -> current == Goal.STOPPED ? current : asked(bot, content);
      case Standing.Leaving leaving -> leaving.settled() ? Goal.REMOVED : Goal.DRAINED;
      case Standing.Gone gone -> Goal.REMOVED;
    };
  }

  /** The goal that its spec asks for, if it can be followed with that content. */
  public static Goal asked(BotFacts bot, BotContent content) {
    return content.lacksKeys() ? Goal.STOPPED : bot.askedGoal();
  }
}
