// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.SlotRole;
import java.util.Optional;

/** How far a move is. The names are API. Pure. */
public enum MovePhase {
  /** A place is kept; the bot runs where it was. */
  Waiting,
  /** The bot is stopped and its database is made ready. */
  Sealing,
  /** The new pod fetches the database. */
  Copying,
  /** The database is there; the bot starts. */
  Starting,
  /** The bot is at its new place. */
  Done,
  /** The bot stays where it was, because it is not wanted elsewhere any more. */
  Cancelled,
  /** The bot stays where it was, because it could not move. */
  Failed;

  /** Whether nothing more happens. */
  public boolean isOver() {
    return this == Done || this == Cancelled || this == Failed;
  }

  /**
   * The phase of a move.
   *
   * @param source the bot's slot in the pod that it leaves
   * @param target the bot's slot in the pod that it goes to
   * @param verified whether the agent there has the database
   */
  public static MovePhase of(
      Optional<DesiredBot> source, Optional<DesiredBot> target, boolean verified) {
    Optional<SlotRole> left = source.map(SlotRole::of);
    if (target.isEmpty()) {
      return left.filter(SlotRole.LEAVING::equals).isPresent() ? Done : Sealing;
    }
    return switch (SlotRole.of(target.get())) {
      case RESERVED -> left.filter(SlotRole.SEALED::equals).isPresent() ? Sealing : Waiting;
      case CANCELLED -> cancelled(target.get());
      case COMMITTED -> committed(left, verified);
      case ORDINARY, SEALED, LEAVING -> Done;
    };
  }

  private static MovePhase cancelled(DesiredBot target) {
    return target.arrival().orElseThrow() instanceof Arrival.Cancelled cancelled
            && !cancelled.failure().isEmpty()
        ? Failed
        : Cancelled;
  }

  private static MovePhase committed(Optional<SlotRole> left, boolean verified) {
    if (left.filter(role -> role != SlotRole.LEAVING).isEmpty()) {
      return Done;
    }
    return verified ? Starting : Copying;
  }
}
