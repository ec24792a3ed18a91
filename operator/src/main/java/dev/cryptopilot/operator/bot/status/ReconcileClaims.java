// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.condition.ConditionStatus;
import dev.cryptopilot.operator.condition.ConditionType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reconciling or Stalled, there only while it is so, as kstatus asks. Pure. */
final class ReconcileClaims {

  /** A person must edit the spec: no other object that comes later makes it right. */
  private static final Set<ConditionReason> STUCK =
      EnumSet.of(
          ConditionReason.InvalidSpec,
          ConditionReason.ConfigKeyDenied,
          ConditionReason.PoolOwnerMismatch,
          ConditionReason.SharedPoolNeedsPaper,
          ConditionReason.SharedPoolNeedsCuratedStrategy,
          ConditionReason.StrategyOwnerMismatch);

  /** A change that waits for open trades, as its policy says, keeps nobody waiting. */
  private static final Set<ConditionReason> ON_THE_WAY =
      EnumSet.of(ConditionReason.Restarting, ConditionReason.Moving, ConditionReason.LastGoodKept);

  private ReconcileClaims() {}

  /**
   * At most one of the two.
   *
   * @param claims all others
   */
  static Optional<ConditionClaim> of(List<ConditionClaim> claims) {
    return first(claims, ConditionType.Accepted, STUCK)
        .or(() -> first(claims, ConditionType.StrategyResolved, STUCK))
        .map(no -> ConditionClaim.isTrue(ConditionType.Stalled, no.reason(), no.message()))
        .or(
            () ->
                first(claims, ConditionType.UpToDate, ON_THE_WAY)
                    .map(
                        no ->
                            ConditionClaim.isTrue(
                                ConditionType.Reconciling, no.reason(), no.message())));
  }

  private static Optional<ConditionClaim> first(
      List<ConditionClaim> claims, ConditionType type, Set<ConditionReason> reasons) {
    return claims.stream()
        .filter(claim -> claim.type() == type && claim.status() == ConditionStatus.False)
        .filter(claim -> reasons.contains(claim.reason()))
        .findFirst();
  }
}
