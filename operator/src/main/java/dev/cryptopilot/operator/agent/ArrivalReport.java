// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import dev.cryptopilot.operator.slots.MoveId;

/**
 * How far an agent is with fetching the database of a bot that came by a move.
 *
 * @param id the move
 * @param state how far
 * @param message why it failed; may be empty
 */
public record ArrivalReport(MoveId id, State state, String message) {

  /** How far. */
  public enum State {
    /** Under way, or not begun. */
    FETCHING,
    /** On this pod's volume, checked and synced. Never taken back for this move. */
    VERIFIED,
    /** The last attempt failed; the agent tries again. */
    FAILED
  }
}
