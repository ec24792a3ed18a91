// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.rollout.RolloutPlanner;
import dev.cryptopilot.operator.pool.plan.rollout.RolloutState;

/** Whether the pods are made from the template that the spec asks for. */
final class TemplateClaim {

  private TemplateClaim() {}

  static ConditionClaim of(PoolFacts facts) {
    RolloutState state = RolloutPlanner.plan(facts).state();
    ConditionType type = ConditionType.UpToDate;
    return switch (state.phase()) {
      case UpToDate -> ConditionClaim.isTrue(type, ConditionReason.AsAsked, state.message());
      case Replacing -> ConditionClaim.isFalse(type, ConditionReason.Replacing, state.message());
      case Paused -> ConditionClaim.isFalse(type, ConditionReason.UpdatePaused, state.message());
      case RolledBack -> ConditionClaim.isFalse(type, ConditionReason.RolledBack, state.message());
      case Stopped -> ConditionClaim.isFalse(type, ConditionReason.RolloutStopped, state.message());
    };
  }
}
