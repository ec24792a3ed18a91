// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import dev.cryptopilot.crds.strategy.Strategy;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/**
 * Tells that some strategy was made, changed or deleted.
 *
 * @param told runs on a thread of the watch: it must be quick
 */
public record StrategyEvents(Runnable told) implements ResourceEventHandler<Strategy> {

  @Override
  public void onAdd(Strategy strategy) {
    told.run();
  }

  @Override
  public void onUpdate(Strategy before, Strategy after) {
    told.run();
  }

  @Override
  public void onDelete(Strategy strategy, boolean lastStateUnknown) {
    told.run();
  }
}
