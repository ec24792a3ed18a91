// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.condition;

/** Is it so? {@code Unknown} means: it cannot be said at this time. */
public enum ConditionStatus {
  True,
  False,
  Unknown;

  /** {@code True} or {@code False}. */
  public static ConditionStatus of(boolean value) {
    return value ? True : False;
  }
}
