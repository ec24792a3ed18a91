// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.PoolTotals;
import dev.cryptopilot.operator.condition.ConditionReason;

/** Why a bot without a slot waits, as its pool's status tells. Pure. */
public final class WaitReason {

  private WaitReason() {}

  /** {@code PoolPaused}, {@code PoolFull} or {@code WaitingForSlot}. */
  public static ConditionReason of(BotPool pool) {
    if (pool.getSpec().paused()) {
      return ConditionReason.PoolPaused;
    }
    boolean full =
        pool.statusOrEmpty()
            .totalsSeen()
            .filter(totals -> isFull(totals, pool.getSpec().pods().max()))
            .isPresent();
    return full ? ConditionReason.PoolFull : ConditionReason.WaitingForSlot;
  }

  private static boolean isFull(PoolTotals totals, int maxPods) {
    return totals.waitingBots() > 0 && totals.free() == 0 && totals.pods() >= maxPods;
  }
}
