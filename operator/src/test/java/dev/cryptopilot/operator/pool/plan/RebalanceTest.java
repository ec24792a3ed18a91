// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.crds.pool.PlacementPolicy;
import dev.cryptopilot.crds.pool.RebalanceMode;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.pool.plan.moves.MoveReason;
import dev.cryptopilot.operator.pool.plan.moves.MoveWish;
import dev.cryptopilot.operator.pool.plan.rebalance.RebalancePlan;
import dev.cryptopilot.operator.pool.plan.rebalance.RebalancePlanner;
import dev.cryptopilot.operator.pool.status.PoolStatusFactory;
import dev.cryptopilot.operator.slots.Goal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the pool suggests moves and when it wishes them. */
class RebalanceTest {

  private final PoolPlanner planner = new PoolPlanner();

  /** Four bots in the first pod, none in the second. */
  private PoolWorld uneven(RebalanceMode mode) {
    PoolWorld world = new PoolWorld(PoolSpecs.evened(mode, PlacementPolicy.Pack));
    for (int bot = 0; bot < 4; bot++) {
      world.put(PoolWorld.wanted(bot));
    }
    for (int pass = 0; pass < 5; pass++) {
      world.startPods();
      world.obeyAll();
      world.apply(planner.plan(world.facts()));
    }
    assertThat(world.slots(0)).hasSize(4);
    world.respec(PoolSpecs.evened(mode, PlacementPolicy.Spread));
    return world;
  }

  private static RebalancePlan plan(PoolWorld world) {
    return RebalancePlanner.plan(world.facts());
  }

  private static void request(PoolWorld world, String id) {
    world.upkeep(Optional.empty(), Optional.of(id), Optional.empty());
  }

  @Test
  void offSaysAndDoesNothing() {
    assertThat(plan(uneven(RebalanceMode.Off)).suggestions()).isEmpty();
  }

  @Test
  void suggestSaysWhyAndDoesNothing() {
    PoolWorld world = uneven(RebalanceMode.Suggest);
    assertThat(plan(world).wishes()).isEmpty();
    BotPoolStatus status =
        new PoolStatusFactory().status(world.facts(), BotPoolStatus.builder().build());
    assertThat(status.suggestions())
        .hasSize(2)
        .first()
        .satisfies(
            move -> {
              assertThat(move.from()).isEqualTo("starter-0-0");
              assertThat(move.to()).isEqualTo("starter-1-0");
              assertThat(move.reason()).isEqualTo("pod has 4 bots, the other one 0");
              assertThat(move.phase()).isNull();
            });
  }

  @Test
  void autoWishes() {
    assertThat(plan(uneven(RebalanceMode.Auto)).wishes())
        .hasSize(2)
        .extracting(MoveWish::reason)
        .containsOnly(MoveReason.Rebalance);
  }

  @Test
  void aRequestIsDoneOnceWhateverTheMode() {
    PoolWorld world = uneven(RebalanceMode.Off);
    request(world, "r1");
    assertThat(plan(world).wishes()).extracting(MoveWish::reason).containsOnly(MoveReason.Asked);
    assertThat(plan(world).answered()).as("moves are left").isEmpty();
    world.upkeep(Optional.empty(), Optional.of("r1"), Optional.of("r1"));
    assertThat(plan(world).wishes()).isEmpty();
  }

  @Test
  void aRequestIsAnsweredOnceThePodsAreEven() {
    PoolWorld world = uneven(RebalanceMode.Off);
    for (int bot = 2; bot < 4; bot++) {
      world.put(PoolWorld.bot(bot, new Standing.Gone(), Goal.REMOVED));
    }
    for (int pass = 0; pass < 4; pass++) {
      world.obeyAll();
      world.apply(planner.plan(world.facts()));
    }
    world.respec(PoolSpecs.evened(RebalanceMode.Off, PlacementPolicy.Pack));
    request(world, "r2");
    assertThat(plan(world).answered()).contains("r2");
  }

  @Test
  void aDryRunIsAnsweredAtOnceAndItsSuggestionsStay() {
    PoolWorld world = uneven(RebalanceMode.Off);
    request(world, "dry-run/1");
    assertThat(plan(world).wishes()).isEmpty();
    PoolStatusFactory statuses = new PoolStatusFactory();
    BotPoolStatus answered = statuses.status(world.facts(), BotPoolStatus.builder().build());
    assertThat(answered.rebalance().lastRequest()).isEqualTo("dry-run/1");
    assertThat(answered.rebalance().message()).isEqualTo("2 moves would even out the pods");
    world.upkeep(Optional.empty(), Optional.of("dry-run/1"), Optional.of("dry-run/1"));
    BotPoolStatus later = statuses.status(world.facts(), answered);
    assertThat(later.suggestions()).isEqualTo(answered.suggestions()).hasSize(2);
    assertThat(later.rebalance()).isEqualTo(answered.rebalance());
  }
}
