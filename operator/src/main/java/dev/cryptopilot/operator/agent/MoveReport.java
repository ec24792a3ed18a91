// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import dev.cryptopilot.operator.slots.MoveId;
import java.time.Instant;
import java.util.Optional;

/**
 * What an agent says about a bot that comes or goes by a move.
 *
 * @param arrival the move that brought it
 * @param departure the move that it is sealed for
 * @param stoppedAt end of its last process; empty while there is one
 * @param readyAt when the process that is there now was ready first
 */
public record MoveReport(
    Optional<ArrivalReport> arrival,
    Optional<MoveId> departure,
    Optional<Instant> stoppedAt,
    Optional<Instant> readyAt) {

  /** Nothing to say. */
  public static final MoveReport NONE =
      new MoveReport(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether the database of that move is on the pod's volume for good. */
  public boolean hasVerified(MoveId move) {
    return arrival
        .filter(report -> report.id().equals(move))
        .filter(report -> report.state() == ArrivalReport.State.VERIFIED)
        .isPresent();
  }
}
