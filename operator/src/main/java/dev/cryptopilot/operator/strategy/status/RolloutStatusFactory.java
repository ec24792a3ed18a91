// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.status;

import dev.cryptopilot.crds.strategy.GroupFigures;
import dev.cryptopilot.crds.strategy.RolloutStatus;
import dev.cryptopilot.crds.strategy.RolloutStatusBuilder;
import dev.cryptopilot.operator.strategy.plan.analysis.Figures;
import dev.cryptopilot.operator.strategy.plan.analysis.Judgement;
import dev.cryptopilot.operator.strategy.plan.analysis.WatchedBots;
import dev.cryptopilot.operator.strategy.plan.rollout.Returning;
import dev.cryptopilot.operator.strategy.plan.rollout.RolloutMemory;
import dev.cryptopilot.operator.strategy.plan.rollout.RolloutPlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes down where a roll-out is, with all that the next pass must know. Pure. */
final class RolloutStatusFactory {

  private RolloutStatusFactory() {}

  /** The status; empty before anything was rolled out or asked for. */
  static Optional<RolloutStatus> of(RolloutPlan plan, Optional<RolloutStatus> previous) {
    RolloutMemory memory = plan.memory();
    if (memory.equals(RolloutMemory.NONE)) {
      return Optional.empty();
    }
    RolloutStatusBuilder status =
        RolloutStatus.builder()
            .phase(memory.phase())
            .version(memory.version().orElse(null))
            .from(memory.from().orElse(null))
            .step(memory.step())
            .percent(plan.percent())
            .updated(plan.updated())
            .total(plan.total())
            .stepStartedAt(second(memory.stepStartedAt()))
            .watchingSince(second(memory.watchingSince()))
            .candidates(memory.candidates())
            .watched(memory.watched().stream().map(WatchedBots::write).toList())
            .action(memory.action().orElse(null))
            .actionFor(memory.actionFor().orElse(null))
            .returning(memory.returning().stream().map(Returning::write).toList())
            .message(plan.message());
    plan.judgement()
        .ifPresentOrElse(
            judgement -> judged(status, judgement),
            () -> previous.ifPresent(before -> remembered(status, plan, before)));
    return Optional.of(status.build());
  }

  private static void judged(RolloutStatusBuilder status, Judgement judgement) {
    status
        .verdict(judgement.verdict().name())
        .reason(judgement.message())
        .candidateFigures(figures(judgement.candidate()))
        .stableFigures(figures(judgement.stable()));
  }

  /** How the last roll-out ended stays readable until the next one begins. */
  private static void remembered(
      RolloutStatusBuilder status, RolloutPlan plan, RolloutStatus before) {
    boolean same = plan.memory().version().filter(v -> v.equals(before.version())).isPresent();
    if (!same) {
      return;
    }
    status
        .verdict(before.verdict())
        .reason(before.reason())
        .candidateFigures(before.candidateFigures())
        .stableFigures(before.stableFigures());
    if (keepsItsMessage(plan, before)) {
      status.message(before.message());
    }
  }

  /** Not while bots go back, and not what was said of that. */
  private static boolean keepsItsMessage(RolloutPlan plan, RolloutStatus before) {
    boolean wentBack = !before.underWay() && !before.candidates().isEmpty();
    boolean same = before.phase() == plan.memory().phase() && before.message() != null;
    return !plan.memory().isGoingBack() && !wentBack && (same || plan.message().isEmpty());
  }

  private static GroupFigures figures(Figures figures) {
    return new GroupFigures(
        figures.bots(),
        plain(figures.hours()),
        figures.crashes(),
        figures.stalls(),
        plain(figures.errorsPerHour()),
        plain(figures.drawdown()),
        plain(figures.gainPerHour()),
        figures.analysisMillis().map(RolloutStatusFactory::plain).orElse(null));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String second(Optional<Instant> time) {
    return time.map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(null);
  }
}
