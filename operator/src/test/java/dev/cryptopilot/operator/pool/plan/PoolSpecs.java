// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.TimeSpan;
import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.crds.pool.BotsOnUpdate;
import dev.cryptopilot.crds.pool.PlacementPolicy;
import dev.cryptopilot.crds.pool.PodRange;
import dev.cryptopilot.crds.pool.PodTemplate;
import dev.cryptopilot.crds.pool.PoolUpdate;
import dev.cryptopilot.crds.pool.Rebalance;
import dev.cryptopilot.crds.pool.RebalanceMode;
import dev.cryptopilot.crds.pool.Storage;
import dev.cryptopilot.crds.pool.Tenancy;
import dev.cryptopilot.crds.pool.VolumePolicy;

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

  /** What becomes of volumes, and after what time. */
  public static BotPoolSpec storing(
      int slots, int min, int max, VolumePolicy policy, String keepArchives) {
    BotPoolSpec base = of(slots, min, max, 0);
    Storage storage = new Storage(null, null, policy, TimeSpan.parse(keepArchives));
    PodTemplate template = new PodTemplate(null, storage, null, null, null, null);
    return copy(base, null, base.rebalance(), template, base.update());
  }

  /** One pod of three slots; without bots the pool goes after that time. */
  public static BotPoolSpec goingAfter(String time) {
    BotPoolSpec base = of(3, 1, 1, 0);
    return copy(base, TimeSpan.parse(time), base.rebalance(), base.template(), base.update());
  }

  /** Two to four pods of four slots that are evened out. */
  public static BotPoolSpec evened(RebalanceMode mode, PlacementPolicy placement) {
    BotPoolSpec base = of(4, 2, 4, 0, placement, false);
    return copy(base, null, new Rebalance(mode, null), base.template(), base.update());
  }

  private static BotPoolSpec with(int slots, int min, int max, PoolUpdate update) {
    BotPoolSpec base = of(slots, min, max, 0);
    return copy(base, null, base.rebalance(), base.template(), update);
  }

  private static BotPoolSpec copy(
      BotPoolSpec base,
      TimeSpan removeEmptyAfter,
      Rebalance rebalance,
      PodTemplate template,
      PoolUpdate update) {
    return new BotPoolSpec(
        base.tenancy(),
        base.slotsPerPod(),
        base.pods(),
        base.headroom(),
        base.scaleDownAfter(),
        removeEmptyAfter,
        base.placement(),
        rebalance,
        base.health(),
        template,
        update,
        base.marketData(),
        false);
  }
}
