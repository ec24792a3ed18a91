// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import java.util.Optional;

/** Brings the used slots of a pod to what their bots ask for now. */
final class SlotUpdates {

  private SlotUpdates() {}

  static void apply(PoolFacts facts, SecondSlots second, PodDraft draft) {
    for (DesiredBot slot : draft.slots()) {
      if (ReleaseRule.mayRelease(draft.facts(), slot, facts.deleting())) {
        draft.release(slot);
      } else {
        // A bot that this pass knows nothing about is left alone: not seeing it is no word.
        Optional<BotFacts> bot = facts.bot(slot.uid());
        bot.ifPresent(known -> update(draft, known, slot, second));
      }
    }
  }

  private static void update(PodDraft draft, BotFacts bot, DesiredBot slot, SecondSlots second) {
    DesiredBot next = slot;
    Goal goal =
        second.isSecond(draft.facts(), bot) ? Goal.REMOVED : GoalRule.goal(bot, slot.goal());
    if (goal != slot.goal()) {
      next = next.withGoal(goal);
      draft.change(next, new SlotChange.ChangeGoal(slot.name(), slot.uid(), slot.goal(), goal));
    }
    BotContent content = ContentRule.content(draft.facts(), bot, slot);
    DesiredBot renewed = next.withContent(content);
    if (!content.equals(slot.content()) && draft.fitsWith(renewed)) {
      next = renewed;
      draft.change(
          next,
          new SlotChange.ChangeContent(
              slot.name(), slot.uid(), slot.content().digest(), content.digest()));
    }
    if (!(bot.standing() instanceof Standing.Gone) && !bot.drain().equals(slot.drain())) {
      draft.change(
          next.withDrain(bot.drain()), new SlotChange.ChangeDrain(slot.name(), slot.uid()));
    }
  }
}
