// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan;

import dev.cryptopilot.operator.strategy.StrategyVersion;

/** What can be done about a strategy. */
public sealed interface StrategyAction {

  /** Keep this version as an immutable ConfigMap. */
  record PublishVersion(StrategyVersion version) implements StrategyAction {}

  /** Remove a version that no bot runs or pins and that is beyond the history limit. */
  record PruneVersion(String version, String configMap) implements StrategyAction {}
}
