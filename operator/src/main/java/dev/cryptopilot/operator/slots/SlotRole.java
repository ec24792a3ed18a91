// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/** What a slot is to its bot while the bot may be moving. */
public enum SlotRole {
  /** The bot is here and nothing else. */
  ORDINARY,
  /** The bot may come; it has no process here. */
  RESERVED,
  /** The bot was to come and will not. */
  CANCELLED,
  /** The bot is here since its move was committed; its old slot may still be there. */
  COMMITTED,
  /** The bot is stopped here, for a move. */
  SEALED,
  /** The bot is being taken away for ever. */
  LEAVING;

  /** The role of that slot. */
  public static SlotRole of(DesiredBot slot) {
    if (slot.goal() == Goal.REMOVED) {
      return LEAVING;
    }
    if (slot.isExpected()) {
      boolean cancelled = slot.arrival().filter(Arrival.Cancelled.class::isInstance).isPresent();
      return cancelled ? CANCELLED : RESERVED;
    }
    if (slot.goal() == Goal.SEALED && slot.departure().isPresent()) {
      return SEALED;
    }
    return slot.arrival().isPresent() ? COMMITTED : ORDINARY;
  }

  /** Whether a bot may have a process by such a slot. */
  public boolean mayRun() {
    return this == ORDINARY || this == COMMITTED;
  }
}
