// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.BotId;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import java.util.Optional;

/** The slot that a bot gets which has none. */
final class NewSlot {

  private NewSlot() {}

  /** Empty when it gets none. */
  static Optional<DesiredBot> of(BotFacts bot) {
    return switch (bot.standing()) {
      case Standing.Wanted(BotContent content) -> Optional.of(slot(bot, bot.askedGoal(), content));
      case Standing.Leaving leaving ->
          leaving.content().map(content -> slot(bot, Goal.DRAINED, content));
      case Standing.Held held -> Optional.empty();
      case Standing.Keyless keyless -> Optional.empty();
      case Standing.Gone gone -> Optional.empty();
    };
  }

  private static DesiredBot slot(BotFacts bot, Goal goal, BotContent content) {
    return new DesiredBot(
        BotId.of(bot.name(), bot.uid()), bot.name(), bot.uid(), goal, content, bot.drain());
  }
}
