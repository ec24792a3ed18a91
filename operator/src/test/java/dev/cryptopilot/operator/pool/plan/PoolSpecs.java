// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.TimeSpan;
import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.crds.pool.PlacementPolicy;
import dev.cryptopilot.crds.pool.PodRange;
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
}
