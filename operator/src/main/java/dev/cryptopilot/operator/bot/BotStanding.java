// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import java.util.Objects;

/** What the allocator may do with a bot, read from the Bot alone. Pure. */
public final class BotStanding {

  /** Keeps a bot until it is drained, settled and off its slot. */
  public static final String FINALIZER = "crypto-pilot.dev/bot";

  private BotStanding() {}

  /** Deletion was asked for. */
  public static boolean isDeleting(Bot bot) {
    return bot.getMetadata().getDeletionTimestamp() != null;
  }

  /**
   * The spec as it is now was looked at and can be acted on: it may be rendered. While this is
   * false a bot that has a slot keeps what it has.
   */
  public static boolean isAccepted(Bot bot) {
    return holds(bot, ConditionType.Accepted) && holds(bot, ConditionType.StrategyResolved);
  }

  /** A bot without slot may get one: accepted, not going away, and it cannot vanish unseen. */
  public static boolean mayBePlaced(Bot bot) {
    return !isDeleting(bot)
        && bot.getMetadata().getFinalizers().contains(FINALIZER)
        && isAccepted(bot);
  }

  /** A deleted bot's final equity is recorded: its slot may be given the goal {@code removed}. */
  public static boolean isSettled(Bot bot) {
    return isDeleting(bot)
        && Conditions.isTrue(bot.statusOrEmpty().conditions(), ConditionType.Settled);
  }

  private static boolean holds(Bot bot, ConditionType type) {
    return Conditions.find(bot.statusOrEmpty().conditions(), type)
        .filter(c -> "True".equals(c.getStatus()))
        .filter(c -> Objects.equals(c.getObservedGeneration(), bot.getMetadata().getGeneration()))
        .isPresent();
  }
}
