// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.VolumePolicy;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.pool.plan.upkeep.EmptyPool;
import dev.cryptopilot.operator.slots.Goal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Volumes of pods that are gone, and pools that nobody uses. */
class UpkeepTest {

  private final PoolPlanner planner = new PoolPlanner();

  private void settle(PoolWorld world) {
    for (int pass = 0; pass < 6; pass++) {
      world.startPods();
      world.obeyAll();
      world.apply(planner.plan(world.facts()));
      assertThat(world.violations()).isEmpty();
    }
  }

  /** A pool of two pods whose second one has gone. */
  private PoolWorld shrunk(VolumePolicy policy) {
    PoolWorld world = new PoolWorld(PoolSpecs.storing(1, 1, 2, policy, "1h"));
    world.put(PoolWorld.wanted(0));
    world.put(PoolWorld.wanted(1));
    settle(world);
    world.put(PoolWorld.bot(1, new Standing.Leaving(true), Goal.RUNNING));
    settle(world);
    world.forgetBot(1);
    world.pass(Duration.ofMinutes(10));
    settle(world);
    assertThat(world.ordinals()).containsExactly(0);
    return world;
  }

  @Test
  void keptVolumesStayAsTheyAre() {
    PoolWorld world = shrunk(VolumePolicy.Keep);
    world.pass(Duration.ofDays(365));
    settle(world);
    assertThat(world.claims()).containsEntry(1, Optional.empty());
  }

  @Test
  void archivedVolumesGoAfterTheirTime() {
    PoolWorld world = shrunk(VolumePolicy.Archive);
    assertThat(world.claims().get(1)).isPresent();
    world.pass(Duration.ofMinutes(59));
    settle(world);
    assertThat(world.claims()).containsKey(1);
    world.pass(Duration.ofMinutes(1));
    settle(world);
    assertThat(world.claims()).containsOnlyKeys(0);
  }

  @Test
  void aPodThatComesBackFindsItsVolumeAndTheDateIsTakenOff() {
    PoolWorld world = shrunk(VolumePolicy.Archive);
    world.put(PoolWorld.wanted(2));
    settle(world);
    assertThat(world.ordinals()).hasSize(2);
    assertThat(world.claims()).containsEntry(1, Optional.empty());
    world.pass(Duration.ofDays(1));
    settle(world);
    assertThat(world.claims()).containsKey(1);
  }

  @Test
  void unwantedVolumesGoWithTheirPod() {
    assertThat(shrunk(VolumePolicy.Delete).claims()).containsOnlyKeys(0);
  }

  @Test
  void aVolumeThatHoldsABotsDatabaseIsNeverTouched() {
    PoolWorld world = shrunk(VolumePolicy.Keep);
    world.put(PoolWorld.homedAt(1, OptionalInt.of(1), new Standing.Held("not accepted")));
    world.respec(PoolSpecs.storing(1, 1, 2, VolumePolicy.Delete, "1h"));
    world.pass(Duration.ofDays(1));
    settle(world);
    assertThat(world.claims()).containsKey(1);
  }

  @Test
  void aDeletedPoolTreatsItsVolumesTheSameWay() {
    for (VolumePolicy policy : VolumePolicy.values()) {
      PoolWorld world = shrunk(policy);
      world.put(PoolWorld.bot(0, new Standing.Leaving(true), Goal.RUNNING));
      world.deletePool();
      settle(world);
      world.forgetBot(0);
      settle(world);
      assertThat(world.ordinals()).isEmpty();
      assertThat(world.claims().containsKey(0)).isEqualTo(policy != VolumePolicy.Delete);
    }
  }

  @Test
  void aPoolWithoutBotsGoesAfterItsTime() {
    PoolWorld world = new PoolWorld(PoolSpecs.goingAfter("1h"));
    settle(world);
    assertThat(EmptyPool.since(world.facts())).contains(world.now());
    world.upkeep(EmptyPool.since(world.facts()), Optional.empty(), Optional.empty());
    world.pass(Duration.ofMinutes(59));
    settle(world);
    assertThat(world.isDeleting()).isFalse();
    world.pass(Duration.ofMinutes(1));
    settle(world);
    assertThat(world.isDeleting()).isTrue();
  }

  @Test
  void aPoolWithABotStaysEvenIfTheBotWaits() {
    PoolWorld world = new PoolWorld(PoolSpecs.goingAfter("1h"));
    world.put(PoolWorld.bot(1, new Standing.Held("not accepted"), Goal.RUNNING));
    world.upkeep(Optional.of(world.now()), Optional.empty(), Optional.empty());
    world.pass(Duration.ofDays(1));
    settle(world);
    assertThat(world.isDeleting()).isFalse();
    assertThat(EmptyPool.since(world.facts())).isEmpty();
  }
}
