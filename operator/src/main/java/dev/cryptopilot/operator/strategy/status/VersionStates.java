// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.status;

import dev.cryptopilot.crds.strategy.RolloutPhase;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.plan.StrategyPlan;
import dev.cryptopilot.operator.strategy.plan.analysis.Judgement;
import dev.cryptopilot.operator.strategy.plan.rollout.RolloutMemory;
import java.util.Optional;

/** What became of a published version. Pure. */
final class VersionStates {

  private VersionStates() {}

  static VersionState state(
      String version, StrategyFacts facts, StrategyPlan plan, Optional<VersionStatus> before) {
    RolloutMemory rollout = plan.rollout().memory();
    boolean isLast = rollout.version().filter(version::equals).isPresent();
    if (plan.stable().filter(version::equals).isPresent()) {
      return VersionState.Stable;
    }
    if (plan.rollout().candidate().filter(version::equals).isPresent()) {
      return VersionState.Candidate;
    }
    if ((isLast && rollout.phase() == RolloutPhase.RolledBack)
        || was(before, VersionState.RolledBack)) {
      return VersionState.RolledBack;
    }
    if (plan.validation().refusal(version).isPresent()) {
      return VersionState.Invalid;
    }
    if (isNew(before) && plan.validation().obstacle(version).isPresent()) {
      return VersionState.Pending;
    }
    if (version.equals(facts.strategy().getSpec().version())) {
      return VersionState.Valid;
    }
    return was(before, VersionState.Candidate) || was(before, VersionState.Valid)
        ? VersionState.Valid
        : VersionState.Superseded;
  }

  /** Why it was taken back, or why bots do not get it. */
  static Optional<String> message(
      String version, VersionState state, StrategyPlan plan, Optional<VersionStatus> before) {
    return switch (state) {
      case RolledBack ->
          before
              .filter(old -> old.state() == VersionState.RolledBack)
              .map(VersionStatus::message)
              .or(() -> plan.rollout().judgement().map(Judgement::message));
      case Pending, Invalid -> plan.validation().obstacle(version);
      default -> Optional.empty();
    };
  }

  /** What bots could have had is not taken from them for want of a verdict. */
  private static boolean isNew(Optional<VersionStatus> before) {
    return before
        .filter(old -> old.state() != VersionState.Pending && old.state() != VersionState.Invalid)
        .isEmpty();
  }

  private static boolean was(Optional<VersionStatus> before, VersionState state) {
    return before.filter(old -> old.state() == state).isPresent();
  }
}
