// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotPhase;
import java.util.Objects;

/**
 * A bot before and after the write of a command. Pure.
 *
 * @param before as it was read for the write
 * @param after as it was written
 */
record Asked(Bot before, Bot after) {

  /** Whether this status is about the bot as it was asked for, or something newer. */
  boolean isSeenIn(Bot seen) {
    return generation(seen) >= generation(after) && Conditions.isCurrent(seen);
  }

  /** Whether the operator says that the bot cannot be as asked. */
  boolean isDeniedBy(Bot seen) {
    return Conditions.complaint(seen).isPresent()
        || (seen.statusOrEmpty().phase() == BotPhase.Failed && !failedBefore(seen));
  }

  /** After a change the pod still tells of the process before, until it has begun another. */
  private boolean failedBefore(Bot seen) {
    boolean changed = generation(before) != generation(after) || !Conditions.isCurrent(before);
    return changed
        && before.statusOrEmpty().phase() == BotPhase.Failed
        && Objects.equals(
            before.statusOrEmpty().lastExitSeen(), seen.statusOrEmpty().lastExitSeen());
  }

  private static long generation(Bot bot) {
    return Objects.requireNonNullElse(bot.getMetadata().getGeneration(), 0L);
  }
}
