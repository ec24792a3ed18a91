// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.operator.pool.plan.MoveChange;
import dev.cryptopilot.operator.slots.DesiredBot;

/** What a move does to one slot in this pass. */
public sealed interface SlotStep {

  /** Nothing: the slot follows its Bot as always. */
  record Follow() implements SlotStep {}

  /** Nothing yet: the slot stays exactly as it is. */
  record Keep() implements SlotStep {}

  /** The slot becomes another one. */
  record Become(DesiredBot next, MoveChange change) implements SlotStep {}

  /** The slot is dropped: there is no process and nothing of the bot on disk. */
  record Drop(MoveChange change) implements SlotStep {}
}
