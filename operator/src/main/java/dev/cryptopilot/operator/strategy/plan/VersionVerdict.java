// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan;

import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.strategy.StrategyVersion;

/** What becomes of the version in spec. */
public sealed interface VersionVerdict {

  /** It is published with exactly this content: bots can have it. */
  record Published(StrategyVersion version) implements VersionVerdict {}

  /** Nothing speaks against it; its ConfigMap is not there yet. */
  record Publishable(StrategyVersion version) implements VersionVerdict {}

  /** It cannot be used; the last good version stays. The message names field and fix. */
  record Refused(ConditionReason reason, String message) implements VersionVerdict {}
}
