// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.status;

import dev.cryptopilot.crds.strategy.RolloutPhase;
import dev.cryptopilot.crds.strategy.RolloutStatus;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.operator.event.EventNote;
import dev.cryptopilot.operator.event.EventReason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is new about a roll-out. Pure. */
final class RolloutNews {

  private RolloutNews() {}

  static List<EventNote> between(Strategy strategy, StrategyStatus previous, StrategyStatus next) {
    return next
        .rolloutSeen()
        .flatMap(rollout -> note(strategy, previous.rolloutSeen(), rollout))
        .stream()
        .toList();
  }

  private static Optional<EventNote> note(
      Strategy strategy, Optional<RolloutStatus> previous, RolloutStatus next) {
    boolean same =
        previous.filter(old -> Objects.equals(old.version(), next.version())).isPresent();
    boolean samePhase = same && previous.filter(old -> old.phase() == next.phase()).isPresent();
    boolean wasUnderWay = same && previous.filter(RolloutStatus::underWay).isPresent();
    if (next.phase() == RolloutPhase.RolledBack && wasUnderWay) {
      return note(
          strategy, EventReason.VersionRolledBack, next, "was taken back: " + next.reason());
    }
    if (next.underWay() && !wasUnderWay) {
      return note(strategy, EventReason.RolloutStarted, next, "begins to replace " + next.from());
    }
    if (next.phase() == RolloutPhase.Paused && !samePhase) {
      return note(strategy, EventReason.RolloutPaused, next, next.message());
    }
    boolean sameStep = previous.filter(old -> Objects.equals(old.step(), next.step())).isPresent();
    return next.underWay() && !sameStep
        ? note(strategy, EventReason.RolloutAdvanced, next, "goes on to " + next.percent() + " %")
        : Optional.empty();
  }

  private static Optional<EventNote> note(
      Strategy strategy, EventReason reason, RolloutStatus rollout, String what) {
    return Optional.of(
        EventNote.about(strategy, reason, "version " + rollout.version() + ' ' + what));
  }
}
