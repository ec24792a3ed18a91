// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotSight;
import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.SlotRole;
import java.util.List;
import java.util.Optional;

/**
 * One slot of this pool, its bot, and the bot's slots in other pods.
 *
 * @param facts the pool
 * @param pod the pod
 * @param slot the slot
 * @param bot its Bot
 * @param here the pod's name
 * @param far the bot's slots in other pods
 * @param sealedBeside bots of the pod that are sealed for moves, in the draft
 */
record SlotContext(
    PoolFacts facts,
    PodFacts pod,
    DesiredBot slot,
    BotFacts bot,
    PodRef here,
    List<SlotSight> far,
    int sealedBeside) {

  static SlotContext of(
      PoolFacts facts, PodFacts pod, DesiredBot slot, BotFacts bot, int sealedBeside) {
    PodRef here = new PodRef(facts.name(), pod.names().pod());
    return new SlotContext(
        facts, pod, slot, bot, here, facts.moves().elsewhere(slot.uid(), here), sealedBeside);
  }

  SlotRole role() {
    return SlotRole.of(slot);
  }

  /** The bot's slot in that pod. */
  Optional<SlotSight> at(PodRef there) {
    return far.stream().filter(sight -> sight.pod().equals(there)).findFirst();
  }

  /** A slot elsewhere to which the bot went from here, whatever this slot says. */
  Optional<SlotSight> committedFromHere() {
    return far.stream()
        .filter(sight -> sight.role() == SlotRole.COMMITTED)
        .filter(sight -> cameFrom(sight, here))
        .findFirst();
  }

  /** What the agent of this pod, which answers, says about the bot. */
  Optional<BotReport> word() {
    return pod.freshReport().flatMap(report -> report.bot(slot.uid()));
  }

  /** This slot as the other pods see it. */
  SlotSight sight() {
    return new SlotSight(here, 0, slot, word(), Optional.empty());
  }

  static boolean cameFrom(SlotSight sight, PodRef source) {
    return sight.slot().arrival().map(Arrival::from).filter(source::equals).isPresent();
  }
}
