// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.PlacementPolicy;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.Goal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How pods come and go. */
class PoolScalingTest {

  private final PoolPlanner planner = new PoolPlanner();

  private List<PoolAction> step(PoolWorld world) {
    world.startPods();
    world.obeyAll();
    List<PoolAction> plan = planner.plan(world.facts());
    world.apply(plan);
    assertThat(world.violations()).isEmpty();
    return plan;
  }

  private static PoolWorld world(int slots, int min, int max, int headroom) {
    return new PoolWorld(PoolSpecs.of(slots, min, max, headroom));
  }

  @Test
  void theMinimumIsThereWithoutBots() {
    PoolWorld world = world(10, 2, 5, 0);
    step(world);
    assertThat(world.ordinals()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void aNewPoolGetsTokenThenSecretThenStatefulSet() {
    assertThat(step(world(10, 1, 5, 0)))
        .extracting(action -> action.getClass().getSimpleName())
        .containsExactly("KeepTemplate", "EnsureToken", "UpdateSlots", "AddPod");
  }

  @Test
  void aBotOfAnEmptyPoolIsInTheSecretBeforeItsPodIsMade() {
    PoolWorld world = world(10, 0, 5, 0);
    world.put(PoolWorld.wanted(1));
    step(world);
    assertThat(world.slots(0)).hasSize(1);
  }

  @Test
  void headroomIsKeptFree() {
    PoolWorld world = world(2, 0, 5, 3);
    world.put(PoolWorld.wanted(1));
    step(world);
    assertThat(world.ordinals()).hasSize(2);
  }

  @Test
  void aFullPoolLetsBotsWaitAndPlacesThemWhenASlotIsFree() {
    PoolWorld world = world(1, 0, 1, 0);
    world.put(PoolWorld.wanted(1));
    world.put(PoolWorld.wanted(2));
    step(world);
    step(world);
    assertThat(Waiting.of(world.facts())).hasSize(1);
    world.put(PoolWorld.bot(1, new Standing.Leaving(true), Goal.RUNNING));
    for (int pass = 0; pass < 4; pass++) {
      step(world);
    }
    assertThat(world.slots(0)).extracting(bot -> bot.uid()).containsExactly(PoolWorld.uid(2));
  }

  @Test
  void packFillsAndSpreadEvensOut() {
    PoolWorld packed = new PoolWorld(PoolSpecs.of(4, 2, 2, 0, PlacementPolicy.Pack, false));
    PoolWorld spread = new PoolWorld(PoolSpecs.of(4, 2, 2, 0, PlacementPolicy.Spread, false));
    for (PoolWorld world : List.of(packed, spread)) {
      for (int bot = 0; bot < 4; bot++) {
        world.put(PoolWorld.wanted(bot));
      }
      step(world);
    }
    assertThat(packed.slots(0)).hasSize(4);
    assertThat(spread.slots(0)).hasSize(2);
  }

  @Test
  void anUnneededPodGoesAfterItsTimeAndNotBefore() {
    PoolWorld world = world(1, 1, 3, 0);
    world.put(PoolWorld.wanted(1));
    world.put(PoolWorld.wanted(2));
    step(world);
    step(world);
    world.put(PoolWorld.bot(2, new Standing.Leaving(true), Goal.RUNNING));
    for (int pass = 0; pass < 3; pass++) {
      step(world);
    }
    assertThat(world.slots(1)).isEmpty();
    world.pass(Duration.ofSeconds(599));
    assertThat(step(world)).isEmpty();
    world.pass(Duration.ofSeconds(1));
    assertThat(step(world)).hasOnlyElementsOfType(PoolAction.RemovePod.class).hasSize(1);
    assertThat(world.ordinals()).containsExactly(0);
  }

  @Test
  void aDeletedStatefulSetIsMadeAgainAndNobodyMoves() {
    PoolWorld world = world(3, 1, 3, 0);
    world.put(PoolWorld.wanted(1));
    step(world);
    step(world);
    world.vanish(0);
    assertThat(planner.plan(world.facts()))
        .containsExactly(new PoolAction.AddPod(0, PoolWorld.HASH));
    assertThat(world.slots(0)).hasSize(1);
  }

  @Test
  void aPausedPoolIsLeftAsItIs() {
    PoolWorld world = new PoolWorld(PoolSpecs.of(3, 1, 3, 0, PlacementPolicy.Pack, true));
    world.put(PoolWorld.wanted(1));
    assertThat(step(world)).isEmpty();
  }

  @Test
  void aDeletedPoolWaitsForItsBots() {
    PoolWorld world = world(3, 1, 3, 0);
    world.put(PoolWorld.wanted(1));
    step(world);
    step(world);
    world.deletePool();
    world.put(PoolWorld.wanted(2));
    assertThat(step(world)).as("nobody is placed and nothing removed").isEmpty();
    world.put(PoolWorld.bot(1, new Standing.Leaving(true), Goal.RUNNING));
    for (int pass = 0; pass < 4; pass++) {
      step(world);
    }
    assertThat(world.ordinals()).isEmpty();
    assertThat(world.facts().tokenExists()).as("the last thing to go").isFalse();
  }

  @Test
  void aDeletedPoolKeepsTheTokenWhileAgentsNeedIt() {
    PoolWorld world = world(3, 1, 3, 0);
    world.put(PoolWorld.wanted(1));
    step(world);
    world.deletePool();
    step(world);
    assertThat(world.facts().tokenExists()).isTrue();
  }

  @Test
  void aDeletedPoolWhosePodsAreGoneHoldsNobodyBack() {
    PoolWorld world = world(3, 1, 3, 0);
    world.put(PoolWorld.wanted(1));
    step(world);
    step(world);
    world.deletePool();
    world.vanish(0);
    world.apply(planner.plan(world.facts()));
    world.apply(planner.plan(world.facts()));
    assertThat(world.ordinals()).isEmpty();
  }
}
