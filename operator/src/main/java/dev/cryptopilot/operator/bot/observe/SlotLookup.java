// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.observe;

import dev.cryptopilot.operator.slots.SlotPlacement;
import java.util.Optional;

/** Asks the API server itself, not a cache, where a bot sits. */
@FunctionalInterface
public interface SlotLookup {

  /**
   * The slot of the bot with this uid; empty when no slots Secret of the namespace has it.
   *
   * @throws dev.cryptopilot.operator.slots.UnreadableSlotsException when one cannot be read
   */
  Optional<SlotPlacement> slotNow(String namespace, String uid);
}
