// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.observe;

import dev.cryptopilot.crds.bot.SlotStatus;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.slots.SlotRole;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of a bot's slots is the bot's place. Pure. */
final class RightfulSlot {

  private RightfulSlot() {}

  /**
   * The slot that holds the bot; a place that is only kept for it does not.
   *
   * @param known where its status says that it is: of two equal slots that one stays
   */
  static Optional<SlotPlacement> of(List<SlotPlacement> slots, Optional<SlotStatus> known) {
    return slots.stream()
        .filter(slot -> !slot.bot().isExpected())
        .min(
            Comparator.comparingInt(RightfulSlot::rank)
                .thenComparing(slot -> !isKnown(slot, known))
                .thenComparing(SlotPlacement::pod));
  }

  private static int rank(SlotPlacement slot) {
    return switch (SlotRole.of(slot.bot())) {
      case COMMITTED, ORDINARY -> 0;
      case SEALED -> 1;
      case LEAVING -> 2;
      case RESERVED, CANCELLED -> 3;
    };
  }

  private static boolean isKnown(SlotPlacement slot, Optional<SlotStatus> known) {
    return known
        .filter(status -> status.pool().equals(slot.pool()) && status.pod().equals(slot.pod()))
        .isPresent();
  }
}
