// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotSight;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.pool.plan.moves.LostSlots;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PodRef;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes slots of moving bots again that were lost with a Secret. That a slot is not there is no
 * word that the bot is not: the slot at the other end says which move it belongs to.
 */
final class Readmissions {

  private Readmissions() {}

  static void make(PoolFacts facts, PodDrafts drafts) {
    facts
        .moves()
        .slots()
        .values()
        .forEach(sights -> sights.forEach(sight -> lost(facts, drafts, sight)));
  }

  private static void lost(PoolFacts facts, PodDrafts drafts, SlotSight end) {
    Optional<PodRef> other = LostSlots.otherEnd(end).filter(pod -> pod.pool().equals(facts.name()));
    Optional<BotFacts> bot = facts.bot(end.slot().uid());
    if (other.isEmpty() || bot.isEmpty()) {
      return;
    }
    if (facts.moves().at(end.slot().uid(), other.get()).isPresent()) {
      return;
    }
    PodNames.ordinalOf(facts.name(), other.get().pod())
        .ifPresent(
            ordinal ->
                draft(facts, drafts, ordinal)
                    .ifPresent(draft -> readmit(facts, draft, bot.get(), end)));
  }

  private static void readmit(PoolFacts facts, PodDraft draft, BotFacts bot, SlotSight end) {
    LostSlots.again(facts, bot, end)
        .filter(again -> draft.fitsWith(again.next()))
        .ifPresent(again -> draft.change(again.next(), again.change()));
  }

  /** The pod, made again if it must be: a move that named it cannot end without it. */
  private static Optional<PodDraft> draft(PoolFacts facts, PodDrafts drafts, int ordinal) {
    if (drafts.of(ordinal).isEmpty() && facts.pod(ordinal).isEmpty() && !facts.deleting()) {
      drafts.add(OptionalInt.of(ordinal));
    }
    return drafts
        .of(ordinal)
        .filter(draft -> !(draft.facts().slots() instanceof SlotsFacts.Unreadable));
  }
}
