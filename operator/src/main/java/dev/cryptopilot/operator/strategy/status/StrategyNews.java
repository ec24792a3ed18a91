// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.status;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import dev.cryptopilot.operator.event.EventNote;
import dev.cryptopilot.operator.event.EventReason;
import java.util.ArrayList;
import java.util.List;

/** What a person would ask about, found by comparing two statuses. Pure. */
public final class StrategyNews {

  private StrategyNews() {}

  /** The notes for this change of status. */
  public static List<EventNote> between(
      Strategy strategy, StrategyStatus previous, StrategyStatus next) {
    List<EventNote> notes = new ArrayList<>();
    Conditions.find(next.conditions(), ConditionType.Valid)
        .filter(valid -> "False".equals(valid.getStatus()))
        .filter(
            valid ->
                Conditions.find(previous.conditions(), ConditionType.Valid)
                    .filter(old -> old.getMessage().equals(valid.getMessage()))
                    .isEmpty())
        .map(valid -> EventNote.about(strategy, EventReason.VersionRefused, valid.getMessage()))
        .ifPresent(notes::add);
    Conditions.find(next.conditions(), ConditionType.Validated)
        .filter(validated -> "True".equals(validated.getStatus()))
        .filter(
            validated ->
                Conditions.find(previous.conditions(), ConditionType.Validated)
                    .filter(old -> old.getMessage().equals(validated.getMessage()))
                    .isEmpty())
        .map(now -> EventNote.about(strategy, EventReason.VersionValidated, now.getMessage()))
        .ifPresent(notes::add);
    notes.addAll(RolloutNews.between(strategy, previous, next));
    next.stableVersion()
        .filter(stable -> previous.stableVersion().filter(stable::equals).isEmpty())
        .map(
            stable ->
                EventNote.about(
                    strategy, EventReason.VersionPromoted, "version " + stable + " is stable"))
        .ifPresent(notes::add);
    return notes;
  }
}
