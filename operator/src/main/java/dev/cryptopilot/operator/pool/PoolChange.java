// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import dev.cryptopilot.crds.pool.BotPool;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;

/**
 * Which changes of a pool wake its reconciler: of what is asked, and requests for a check. A status
 * that it wrote itself does not.
 */
public final class PoolChange implements OnUpdateFilter<BotPool> {

  @Override
  public boolean accept(BotPool now, BotPool before) {
    boolean asksForOther =
        !now.getMetadata().getGeneration().equals(before.getMetadata().getGeneration());
    boolean standsOtherwise =
        now.isMarkedForDeletion() != before.isMarkedForDeletion()
            || !now.getMetadata().getFinalizers().equals(before.getMetadata().getFinalizers());
    return asksForOther
        || standsOtherwise
        || !PoolChecker.request(now).equals(PoolChecker.request(before));
  }
}
