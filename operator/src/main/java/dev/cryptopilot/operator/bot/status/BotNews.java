// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotPhase;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import dev.cryptopilot.operator.event.EventNote;
import dev.cryptopilot.operator.event.EventReason;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a person would ask about, found by comparing two statuses. Pure. */
public final class BotNews {

  /** States that every new bot passes through. */
  private static final Set<String> QUIET = Set.of("NotAccepted", "WaitingForSlot", "NotPlaced");

  private BotNews() {}

  /** The notes for this change of status. */
  public static List<EventNote> between(Bot bot, BotStatus previous, BotStatus next) {
    List<EventNote> notes = new ArrayList<>();
    changed(previous, next, ConditionType.Accepted)
        .filter(c -> !isTrue(c) || !previous.conditions().isEmpty())
        .map(c -> note(bot, c, EventReason.BotAccepted, EventReason.BotRefused))
        .ifPresent(notes::add);
    changed(previous, next, ConditionType.StrategyResolved)
        .filter(c -> !c.getReason().equals("StrategyNotReady"))
        .filter(c -> !isTrue(c) || !previous.conditions().isEmpty())
        .map(c -> note(bot, c, EventReason.StrategyResolved, EventReason.StrategyDangling))
        .ifPresent(notes::add);
    changed(previous, next, ConditionType.Placed)
        .filter(c -> !QUIET.contains(c.getReason()))
        .map(c -> note(bot, c, EventReason.BotPlaced, EventReason.BotWaiting))
        .ifPresent(notes::add);
    ready(bot, previous, next).ifPresent(notes::add);
    state(bot, previous, next).ifPresent(notes::add);
    exit(bot, previous, next).ifPresent(notes::add);
    updated(bot, previous, next).ifPresent(notes::add);
    changed(previous, next, ConditionType.Drained)
        .filter(c -> !isTrue(c))
        .map(c -> about(bot, EventReason.BotDraining, c))
        .ifPresent(notes::add);
    return notes;
  }

  private static Optional<EventNote> ready(Bot bot, BotStatus previous, BotStatus next) {
    boolean was = Conditions.isTrue(previous.conditions(), ConditionType.Ready);
    boolean is = Conditions.isTrue(next.conditions(), ConditionType.Ready);
    boolean stays = next.phase() != BotPhase.Deleting;
    if (is && stays && (!was || previous.phase() != next.phase())) {
      return Optional.of(EventNote.about(bot, EventReason.BotReady, "ready, " + next.phase()));
    }
    if (is || !was) {
      return Optional.empty();
    }
    if (isAskedFor(bot, previous)) {
      // the change of state itself is told once it is reached
      return Optional.empty();
    }
    return Conditions.find(next.conditions(), ConditionType.Ready)
        .map(c -> about(bot, EventReason.BotNotReady, c));
  }

  /** Somebody changed what the bot shall be: it is on its way there, not in trouble. */
  private static boolean isAskedFor(Bot bot, BotStatus previous) {
    String asked = bot.getSpec().state().name();
    return previous.phase() != null && !asked.equals(previous.phase().name());
  }

  private static Optional<EventNote> state(Bot bot, BotStatus previous, BotStatus next) {
    boolean turned =
        next.phase() == BotPhase.Stopped
            && previous.phase() != null
            && previous.phase() != BotPhase.Stopped;
    return turned
        ? Optional.of(EventNote.about(bot, EventReason.BotStateChanged, "stopped, as asked"))
        : Optional.empty();
  }

  private static Optional<EventNote> exit(Bot bot, BotStatus previous, BotStatus next) {
    return next.lastExitSeen()
        .filter(exit -> !Objects.equals(exit, previous.lastExit()))
        .filter(exit -> !"Asked".equals(exit.reason()) && !"Stopped".equals(exit.reason()))
        .map(
            exit ->
                EventNote.about(bot, EventReason.BotExited, exit.reason() + ": " + exit.message()));
  }

  private static Optional<EventNote> updated(Bot bot, BotStatus previous, BotStatus next) {
    return changed(previous, next, ConditionType.UpToDate)
        .filter(c -> c.getReason().equals("WaitingForFlat"))
        .map(c -> about(bot, EventReason.BotUpdateWaiting, c));
  }

  /** The condition, if its status or reason is another one than before. */
  private static Optional<Condition> changed(
      BotStatus previous, BotStatus next, ConditionType type) {
    Optional<Condition> before = Conditions.find(previous.conditions(), type);
    return Conditions.find(next.conditions(), type)
        .filter(
            now ->
                before
                    .filter(
                        b ->
                            b.getStatus().equals(now.getStatus())
                                && b.getReason().equals(now.getReason()))
                    .isEmpty());
  }

  private static EventNote note(Bot bot, Condition condition, EventReason yes, EventReason no) {
    return about(bot, isTrue(condition) ? yes : no, condition);
  }

  private static EventNote about(Bot bot, EventReason reason, Condition condition) {
    return EventNote.about(bot, reason, condition.getReason() + ": " + condition.getMessage());
  }

  private static boolean isTrue(Condition condition) {
    return "True".equals(condition.getStatus());
  }
}
