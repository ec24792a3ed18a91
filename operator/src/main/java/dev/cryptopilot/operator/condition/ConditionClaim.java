// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.condition;

import java.util.Objects;

/**
 * What a status factory says about one condition in this pass.
 *
 * @param message a sentence for people; for a failure it names the field and the fix; no times in
 *     it
 */
public record ConditionClaim(
    ConditionType type, ConditionStatus status, ConditionReason reason, String message) {

  public ConditionClaim {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(message, "message");
  }

  /** It is so. */
  public static ConditionClaim isTrue(ConditionType type, ConditionReason reason, String message) {
    return new ConditionClaim(type, ConditionStatus.True, reason, message);
  }

  /** It is not so. */
  public static ConditionClaim isFalse(ConditionType type, ConditionReason reason, String message) {
    return new ConditionClaim(type, ConditionStatus.False, reason, message);
  }

  /** It cannot be said. */
  public static ConditionClaim unknown(ConditionType type, ConditionReason reason, String message) {
    return new ConditionClaim(type, ConditionStatus.Unknown, reason, message);
  }
}
