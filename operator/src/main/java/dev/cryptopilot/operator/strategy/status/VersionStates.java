// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.status;

import dev.cryptopilot.crds.strategy.RolloutPhase;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.observe.ValidationFact;
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
    if (version.equals(facts.strategy().getSpec().version())) {
      return validated(facts.validation());
    }
    return was(before, VersionState.Candidate) || was(before, VersionState.Valid)
        ? VersionState.Valid
        : VersionState.Superseded;
  }

  /** Why it was taken back. */
  static Optional<String> message(
      VersionState state, StrategyPlan plan, Optional<VersionStatus> before) {
    if (state != VersionState.RolledBack) {
      return Optional.empty();
    }
    return before
        .filter(old -> old.state() == VersionState.RolledBack)
        .map(VersionStatus::message)
        .or(() -> plan.rollout().judgement().map(Judgement::message));
  }

  private static VersionState validated(ValidationFact fact) {
    return switch (fact) {
      case ValidationFact.Absent absent -> VersionState.Valid;
      case ValidationFact.Passed passed -> VersionState.Valid;
      case ValidationFact.Running running -> VersionState.Pending;
      case ValidationFact.Failed failed -> VersionState.Invalid;
    };
  }

  private static boolean was(Optional<VersionStatus> before, VersionState state) {
    return before.filter(old -> old.state() == state).isPresent();
  }
}
