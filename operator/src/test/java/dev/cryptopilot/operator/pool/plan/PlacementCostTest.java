// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.crds.pool.PlacementPolicy;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What placing many bots costs, in comparisons of pods. */
class PlacementCostTest {

  private static final int SLOTS = 10;

  @Test
  void tenTimesTheBotsCostLittleMoreThanTenTimesTheComparisons() {
    for (PlacementPolicy policy : PlacementPolicy.values()) {
      long few = comparisons(policy, 200);
      long many = comparisons(policy, 2_000);
      // n log n doubles the levels; looking at every pod for every bot would make it a hundred
      // times.
      assertThat(many).as("%s: comparisons for 2,000 bots", policy).isLessThan(few * 30);
    }
  }

  private static long comparisons(PlacementPolicy policy, int bots) {
    int pods = bots / SLOTS;
    BotPoolSpec spec = PoolSpecs.of(SLOTS, pods, pods, 0, policy, false);
    PoolWorld world = new PoolWorld(spec);
    for (int bot = 0; bot < bots; bot++) {
      world.put(PoolWorld.wanted(bot));
    }
    PoolFacts facts = world.facts();
    PodDrafts drafts = new PodDrafts(facts, HealthPolicies.of(spec));
    PoolSize size = PoolSize.of(spec);
    size.reachMinimum(drafts);
    AtomicLong comparisons = new AtomicLong();
    OpenSlots open =
        new OpenSlots(
            policy,
            SLOTS,
            order ->
                (first, second) -> {
                  comparisons.incrementAndGet();
                  return order.compare(first, second);
                });
    Placement.place(facts, drafts, size, Waiting.of(facts), open);
    assertThat(drafts.all()).allSatisfy(pod -> assertThat(pod.used()).isEqualTo(SLOTS));
    return comparisons.get();
  }
}
