// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import dev.cryptopilot.operator.condition.ConditionReason;

/** What came of looking for the strategy version that a bot asks for. */
public sealed interface StrategyResolution {

  /** It is there and the bot may use it. */
  record Resolved(StrategyVersion strategy) implements StrategyResolution {}

  /**
   * It cannot be used now.
   *
   * @param message names the field of the Bot and the fix
   */
  record Dangling(ConditionReason reason, String message) implements StrategyResolution {}
}
