// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.pool.plan.moves.MoveSteps;
import dev.cryptopilot.operator.pool.plan.moves.SlotStep;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.SlotRole;

/** Brings the used slots of a pod to what their bots ask for now. */
final class SlotUpdates {

  private SlotUpdates() {}

  static void apply(PoolFacts facts, PodDraft draft) {
    for (DesiredBot slot : draft.slots()) {
      if (ReleaseRule.mayRelease(draft.facts(), slot, facts.deleting())) {
        draft.release(slot);
      } else {
        // A bot that this pass knows nothing about is left alone: not seeing it is no word.
        facts.bot(slot.uid()).ifPresent(bot -> step(facts, draft, bot, slot));
      }
    }
  }

  private static void step(PoolFacts facts, PodDraft draft, BotFacts bot, DesiredBot slot) {
    switch (MoveSteps.of(facts, draft.facts(), slot, bot, sealed(draft))) {
      case SlotStep.Follow follow -> follow(facts, draft, bot, slot);
      case SlotStep.Keep keep -> {}
      case SlotStep.Become(DesiredBot next, MoveChange change) -> draft.change(next, change);
      case SlotStep.Drop(MoveChange change) -> draft.drop(slot, change);
    }
  }

  private static int sealed(PodDraft draft) {
    return (int) draft.slots().stream().filter(one -> SlotRole.of(one) == SlotRole.SEALED).count();
  }

  /** What is to be in the slot, if the Secret can hold it. */
  private static BotContent content(PodDraft draft, BotFacts bot, DesiredBot slot) {
    BotContent asked = ContentRule.content(draft.facts(), bot, slot);
    boolean fits = asked.equals(slot.content()) || draft.fitsWith(slot.withContent(asked));
    return fits ? asked : slot.content();
  }

  private static void follow(PoolFacts facts, PodDraft draft, BotFacts bot, DesiredBot slot) {
    // A paused pool ends the moves that are under way and changes nothing else.
    if (facts.spec().paused() && !facts.deleting()) {
      return;
    }
    DesiredBot next = slot;
    BotContent content = content(draft, bot, slot);
    Goal goal = GoalRule.goal(bot, slot.goal(), content);
    if (goal != slot.goal()) {
      next = next.withGoal(goal);
      draft.change(next, new SlotChange.ChangeGoal(slot.name(), slot.uid(), slot.goal(), goal));
    }
    if (!content.equals(slot.content())) {
      next = next.withContent(content);
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
