// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import dev.cryptopilot.api.strategies.StrategyView;
import dev.cryptopilot.crds.strategy.Strategy;

/**
 * A strategy as a client has it.
 *
 * @param resource its name in Kubernetes
 * @param edition another one when it was edited or made anew
 */
record Shown(StrategyView view, String resource, String edition) {

  /** Pure. */
  static Shown of(Strategy strategy) {
    var metadata = strategy.getMetadata();
    return new Shown(
        StrategyView.of(strategy),
        metadata.getName(),
        metadata.getUid() + "/" + metadata.getGeneration());
  }
}
