// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.status;

import static dev.cryptopilot.operator.condition.ConditionType.Progressing;
import static dev.cryptopilot.operator.condition.ConditionType.Ready;
import static dev.cryptopilot.operator.condition.ConditionType.Reconciling;
import static dev.cryptopilot.operator.condition.ConditionType.RolledBack;
import static dev.cryptopilot.operator.condition.ConditionType.Stalled;
import static dev.cryptopilot.operator.condition.ConditionType.Valid;

import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.condition.ConditionStatus;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.plan.StrategyPlan;
import java.util.List;
import java.util.Optional;

/** Ready, and Reconciling or Stalled while it is so, as kstatus asks. Pure. */
final class ReconcileClaims {

  private ReconcileClaims() {}

  /**
   * Ready is about the version in spec, not about single bots: one that waits for its open trades
   * keeps nobody waiting.
   *
   * @param claims all others
   */
  static List<ConditionClaim> of(
      StrategyFacts facts, StrategyPlan plan, List<ConditionClaim> claims) {
    Optional<ConditionClaim> invalid = find(claims, Valid, ConditionStatus.False);
    Optional<ConditionClaim> against =
        invalid.or(() -> find(claims, RolledBack, ConditionStatus.True));
    if (against.isPresent()) {
      ConditionClaim no = against.get();
      ConditionClaim notReady = ConditionClaim.isFalse(Ready, no.reason(), no.message());
      return mayMendItself(no.reason())
          ? List.of(notReady)
          : List.of(notReady, ConditionClaim.isTrue(Stalled, no.reason(), no.message()));
    }
    String version = facts.strategy().getSpec().version();
    if (plan.stable().filter(version::equals).isPresent()) {
      return List.of(
          ConditionClaim.isTrue(Ready, ConditionReason.Stable, "bots follow version " + version));
    }
    String way =
        find(claims, Progressing, ConditionStatus.True)
            .map(ConditionClaim::message)
            .orElse("version " + version + " is on its way");
    return List.of(
        ConditionClaim.isFalse(Ready, ConditionReason.RollingOut, way),
        ConditionClaim.isTrue(Reconciling, ConditionReason.RollingOut, way));
  }

  /** Its ConfigMap may be applied a moment later; a quota is not mended in the spec. */
  private static boolean mayMendItself(ConditionReason reason) {
    return reason == ConditionReason.SourceNotFound || reason == ConditionReason.PublishRefused;
  }

  private static Optional<ConditionClaim> find(
      List<ConditionClaim> claims, ConditionType type, ConditionStatus status) {
    return claims.stream()
        .filter(claim -> claim.type() == type && claim.status() == status)
        .findFirst();
  }
}
