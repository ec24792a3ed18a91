// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.ReceivedBotReport;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.slots.SlotPlacement;
import java.util.Optional;

/** How far a bot has come: the five cases that all claims are made from. Pure. */
sealed interface Standing {

  /** It has no slot. */
  record Unplaced() implements Standing {}

  /** It has a slot; its agent has not said anything about it yet. */
  record Unheard(SlotPlacement slot) implements Standing {}

  /**
   * The operator has just started and has not heard the agent yet: what was written before is the
   * best that is known.
   */
  record Awaited(SlotPlacement slot, BotStatus before) implements Standing {}

  /** Its agent has fallen silent; the report is the last one. */
  record Silent(SlotPlacement slot, BotReport report) implements Standing {}

  /** Its agent answers. */
  record Reported(SlotPlacement slot, BotReport report) implements Standing {

    /** Ready for what the slot asks for now, not for what it asked for before. */
    boolean ready() {
      return report.ready()
          && report.digest().filter(slot.bot().content().digest()::equals).isPresent()
          && report.goal().filter(slot.bot().goal()::equals).isPresent();
    }
  }

  /** The case of these facts. */
  static Standing of(BotFacts facts) {
    if (facts.slot().isEmpty()) {
      return new Unplaced();
    }
    SlotPlacement slot = facts.slot().get();
    Optional<ReceivedBotReport> word =
        facts.report().filter(report -> report.pod().name().equals(slot.pod()));
    if (word.isEmpty()) {
      return facts.awaited() && HeldStatus.holds(facts.bot(), slot) && facts.move().isEmpty()
          ? new Awaited(slot, facts.bot().statusOrEmpty())
          : new Unheard(slot);
    }
    return word.get().received().connected()
        ? new Reported(slot, word.get().bot())
        : new Silent(slot, word.get().bot());
  }

  /** The slot, if there is one. */
  default Optional<SlotPlacement> placement() {
    return switch (this) {
      case Unplaced u -> Optional.empty();
      case Unheard u -> Optional.of(u.slot());
      case Awaited a -> Optional.of(a.slot());
      case Silent s -> Optional.of(s.slot());
      case Reported r -> Optional.of(r.slot());
    };
  }

  /** The last word about the bot, if there is one. */
  default Optional<BotReport> lastWord() {
    return switch (this) {
      case Unplaced u -> Optional.empty();
      case Unheard u -> Optional.empty();
      case Awaited a -> Optional.empty();
      case Silent s -> Optional.of(s.report());
      case Reported r -> Optional.of(r.report());
    };
  }
}
