// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import dev.cryptopilot.operator.event.EventReason;
import dev.cryptopilot.operator.pool.plan.MoveChange;
import dev.cryptopilot.operator.pool.status.PoolNotes.Note;
import java.time.Duration;
import java.util.Optional;

/** What people are told about moves in events. Pure. */
final class MoveNotes {

  private MoveNotes() {}

  /** What a step that was made in that pod means to people. */
  static Optional<Note> of(MoveChange change, String pod) {
    return switch (change) {
      case MoveChange.ReserveSlot reserve ->
          note(
              EventReason.MoveStarted,
              "Bot %s is to move from %s to %s: %s"
                  .formatted(reserve.bot(), reserve.far().pod(), pod, reserve.reason()));
      case MoveChange.SealSlot seal ->
          note(
              EventReason.MoveSealing,
              "Bot %s is stopped in %s and moves to %s"
                  .formatted(seal.bot(), pod, seal.far().pod()));
      case MoveChange.CommitMove commit ->
          note(
              EventReason.MoveCommitted,
              "Bot %s belongs to %s from now on and no more to %s"
                  .formatted(commit.bot(), pod, commit.far().pod()));
      case MoveChange.GiveUpSlot done ->
          note(
              EventReason.MoveDone,
              "Bot %s moved from %s to %s%s"
                  .formatted(done.bot(), pod, done.far().pod(), without(done.downtime())));
      case MoveChange.CancelMove cancel ->
          note(
              cancel.failed() ? EventReason.MoveFailed : EventReason.MoveCancelled,
              "Bot %s stays in %s and does not move to %s: %s"
                  .formatted(cancel.bot(), cancel.far().pod(), pod, cancel.why()));
      case MoveChange.UnsealSlot unseal ->
          note(EventReason.MoveCancelled, "Bot %s goes on in %s".formatted(unseal.bot(), pod));
      case MoveChange.RemoveSecond second ->
          note(
              EventReason.SecondSlotRemoved,
              "Bot %s has a slot in %s, the one in %s is given up"
                  .formatted(second.bot(), second.far().pod(), pod));
      case MoveChange.RenewParcel renew -> Optional.empty();
      case MoveChange.ForgetMove forget -> Optional.empty();
    };
  }

  private static String without(Optional<Duration> downtime) {
    return downtime
        .map(
            time ->
                ", %d.%d s without a process"
                    .formatted(time.toSeconds(), time.toMillisPart() / 100))
        .orElse("");
  }

  private static Optional<Note> note(EventReason reason, String message) {
    return Optional.of(new Note(reason, message));
  }
}
