// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import dev.cryptopilot.operator.event.EventReason;
import dev.cryptopilot.operator.pool.plan.MoveChange;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.pool.plan.SlotChange;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What people are told about a pool in events. Pure. */
public final class PoolNotes {

  private PoolNotes() {}

  /** One thing to tell. */
  public record Note(EventReason reason, String message) {}

  /** What an action that was done means to people. */
  public static List<Note> of(PoolAction action) {
    return switch (action) {
      case PoolAction.EnsureToken ensure -> List.of();
      case PoolAction.RemoveToken remove -> List.of();
      case PoolAction.BumpPodAnnotation bump -> List.of();
      case PoolAction.KeepTemplate keep -> List.of();
      case PoolAction.DropTemplate drop -> List.of();
      case PoolAction.ReviveClaim revive -> List.of();
      case PoolAction.ArchiveClaim archive ->
          List.of(
              new Note(
                  EventReason.VolumeArchived,
                  "The volume of pod number " + archive.ordinal() + " is kept for a while"));
      case PoolAction.DeleteClaim delete ->
          List.of(
              new Note(
                  EventReason.VolumeDeleted,
                  "Deleted the volume of pod number " + delete.ordinal()));
      case PoolAction.RemovePool remove ->
          List.of(
              new Note(EventReason.PoolRemoved, "The pool has had no bots for " + remove.after()));
      case PoolAction.ProveTemplate prove ->
          List.of(
              new Note(
                  EventReason.TemplateProven, "Template " + prove.hash() + " is known to work"));
      case PoolAction.CondemnTemplate condemn ->
          List.of(
              new Note(
                  EventReason.TemplateRolledBack,
                  "Template " + condemn.hash() + " is taken back: " + condemn.failure()));
      case PoolAction.UpdateSlots update ->
          update.changes().stream().flatMap(change -> note(change, update).stream()).toList();
      case PoolAction.AddPod add ->
          List.of(new Note(EventReason.PodAdded, "Made pod number " + add.ordinal()));
      case PoolAction.UpdatePod update ->
          List.of(
              new Note(
                  EventReason.PodAdded,
                  "Wrote the template of pod number " + update.ordinal() + ": " + update.reason()));
      case PoolAction.RestartPod restart ->
          List.of(
              new Note(
                  EventReason.PodRestarted,
                  "Replaced pod " + restart.pod() + ": " + restart.reason()));
      case PoolAction.RemovePod remove ->
          List.of(
              new Note(
                  EventReason.PodRemoved,
                  "Removed pod number " + remove.ordinal() + ": no bot needs it"));
    };
  }

  private static Optional<Note> note(SlotChange change, PoolAction.UpdateSlots update) {
    String pod = update.content().pod();
    return switch (change) {
      case SlotChange.AssignSlot assign ->
          Optional.of(
              new Note(EventReason.SlotAssigned, "Gave bot " + assign.bot() + " a slot in " + pod));
      case SlotChange.ReleaseSlot release ->
          Optional.of(
              new Note(
                  EventReason.SlotReleased,
                  "Released the slot of bot " + release.bot() + " in " + pod));
      case SlotChange.ChangeGoal goal ->
          Optional.of(
              new Note(
                  EventReason.SlotsUpdated,
                  "Bot "
                      + goal.bot()
                      + " in "
                      + pod
                      + " shall be "
                      + goal.to().wireName()
                      + " instead of "
                      + goal.from().wireName()));
      case SlotChange.ChangeContent content ->
          Optional.of(
              new Note(
                  EventReason.SlotsUpdated,
                  "Bot " + content.bot() + " in " + pod + " gets new configuration or strategy"));
      case SlotChange.ChangeDrain drain -> Optional.empty();
      case MoveChange move -> MoveNotes.of(move, pod);
      case SlotChange.ChangeHealth health ->
          Optional.of(
              new Note(EventReason.SlotsUpdated, "The restart policy of " + pod + " changed"));
    };
  }

  /** What a new status means to people, against the one before. */
  public static List<Note> between(BotPoolStatus before, BotPoolStatus after) {
    List<Note> notes = new ArrayList<>();
    turned(before, after, ConditionType.ScalingLimited, "True")
        .ifPresent(now -> notes.add(new Note(EventReason.PoolFull, now.getMessage())));
    turned(before, after, ConditionType.Available, "True")
        .ifPresent(now -> notes.add(new Note(EventReason.PoolAvailable, now.getMessage())));
    turned(before, after, ConditionType.Degraded, "True")
        .ifPresent(now -> notes.add(new Note(EventReason.PoolDegraded, now.getMessage())));
    return List.copyOf(notes);
  }

  private static Optional<Condition> turned(
      BotPoolStatus before, BotPoolStatus after, ConditionType type, String status) {
    boolean wasSo =
        Stream.of(before)
            .flatMap(one -> Conditions.find(one.conditions(), type).stream())
            .anyMatch(condition -> status.equals(condition.getStatus()));
    return Conditions.find(after.conditions(), type)
        .filter(condition -> status.equals(condition.getStatus()) && !wasSo);
  }
}
