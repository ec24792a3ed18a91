// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.TimeSpan;
import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.crds.pool.BotsOnUpdate;
import dev.cryptopilot.crds.pool.PlacementPolicy;
import dev.cryptopilot.crds.pool.PodRange;
import dev.cryptopilot.crds.pool.PoolUpdate;
import dev.cryptopilot.crds.pool.Tenancy;

/** Pool specs for tests. */
public final class PoolSpecs {

  private PoolSpecs() {}

  public static BotPoolSpec of(int slots, int min, int max, int headroom) {
    return of(slots, min, max, headroom, PlacementPolicy.Pack, false);
  }

  public static BotPoolSpec of(
      int slots, int min, int max, int headroom, PlacementPolicy placement, boolean paused) {
    return new BotPoolSpec(
        Tenancy.ownedBy("alice"),
        slots,
        new PodRange(min, max),
        headroom,
        TimeSpan.ofSeconds(600),
        null,
        placement,
        null,
        null,
        null,
        null,
        null,
        paused);
  }

  /** Ten minutes for a pod's bots to come back. */
  public static BotPoolSpec updating(int slots, int min, int max, BotsOnUpdate bots, int surge) {
    return with(slots, min, max, new PoolUpdate(bots, surge, null, false));
  }

  /** The same, with no further pods for now. */
  public static BotPoolSpec paused(int slots, int min, int max, BotsOnUpdate bots) {
    return with(slots, min, max, new PoolUpdate(bots, 1, null, true));
  }

  private static BotPoolSpec with(int slots, int min, int max, PoolUpdate update) {
    BotPoolSpec base = of(slots, min, max, 0);
    return new BotPoolSpec(
        base.tenancy(),
        base.slotsPerPod(),
        base.pods(),
        base.headroom(),
        base.scaleDownAfter(),
        null,
        base.placement(),
        base.rebalance(),
        base.health(),
        base.template(),
        update,
        base.marketData(),
        false);
  }
}
