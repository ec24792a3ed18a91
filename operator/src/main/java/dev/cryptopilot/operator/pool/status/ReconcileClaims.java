// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.condition.ConditionStatus;
import dev.cryptopilot.operator.condition.ConditionType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Ready, and Reconciling or Stalled while it is so, as kstatus asks. Pure. */
final class ReconcileClaims {

  /** The template in spec did no good; a person must change it. */
  private static final Set<ConditionReason> STUCK =
      EnumSet.of(ConditionReason.RolledBack, ConditionReason.RolloutStopped);

  private ReconcileClaims() {}

  static List<ConditionClaim> of(
      ConditionClaim available, ConditionClaim progressing, ConditionClaim template) {
    List<ConditionClaim> claims = new ArrayList<>();
    claims.add(as(ConditionType.Ready, available.status(), available));
    if (template.status() == ConditionStatus.False && STUCK.contains(template.reason())) {
      claims.add(as(ConditionType.Stalled, ConditionStatus.True, template));
    } else if (progressing.status() == ConditionStatus.True) {
      claims.add(as(ConditionType.Reconciling, ConditionStatus.True, progressing));
    }
    return claims;
  }

  private static ConditionClaim as(
      ConditionType type, ConditionStatus status, ConditionClaim said) {
    return new ConditionClaim(type, status, said.reason(), said.message());
  }
}
