// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.slots.Goal;

/** Why a slots Secret is written. */
public sealed interface SlotChange
    permits MoveChange,
        SlotChange.AssignSlot,
        SlotChange.ReleaseSlot,
        SlotChange.ChangeGoal,
        SlotChange.ChangeContent,
        SlotChange.ChangeDrain,
        SlotChange.ChangeHealth {

  /** A bot gets a slot. */
  record AssignSlot(String bot, String uid) implements SlotChange {}

  /** The agent said that the process is gone for ever: the slot is free again. */
  record ReleaseSlot(String bot, String uid) implements SlotChange {}

  /** The agent shall make something else of a bot. */
  record ChangeGoal(String bot, String uid, Goal from, Goal to) implements SlotChange {}

  /** A bot runs something else from now on; it is restarted if the digests differ. */
  record ChangeContent(String bot, String uid, String fromDigest, String toDigest)
      implements SlotChange {}

  /** A bot gives up its trades in another way. */
  record ChangeDrain(String bot, String uid) implements SlotChange {}

  /** The restart policy of the whole pod changes. */
  record ChangeHealth() implements SlotChange {}
}
