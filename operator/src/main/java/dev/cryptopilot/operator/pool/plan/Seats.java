// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import java.util.Optional;

/** What the slots of a pod mean for the room in a pool. Pure. */
public final class Seats {

  private Seats() {}

  /** Whether the bot in that slot needs a slot in another pod before this one can go. */
  public static boolean needsAnother(PoolFacts facts, DesiredBot slot) {
    boolean alone = facts.members().holders(slot.uid()).size() < 2;
    return alone
        && !facts.slottedElsewhere().contains(slot.uid())
        && slot.goal() != Goal.REMOVED
        && slot.goal() != Goal.DRAINED
        && !goesAnyway(facts.bot(slot.uid()));
  }

  private static boolean goesAnyway(Optional<BotFacts> bot) {
    return bot.filter(
            known ->
                known.standing() instanceof Standing.Leaving
                    || known.standing() instanceof Standing.Gone)
        .isPresent();
  }
}
