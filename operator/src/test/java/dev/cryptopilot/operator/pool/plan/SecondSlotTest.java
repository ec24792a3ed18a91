// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A restored backup of a slots Secret brings a bot back that runs somewhere else by now. */
class SecondSlotTest {

  private final PoolPlanner planner = new PoolPlanner();
  private final PoolWorld world = new PoolWorld(PoolSpecs.of(3, 2, 2, 0));

  @BeforeEach
  void oneBotInTheFirstPod() {
    world.put(PoolWorld.wanted(1));
    step();
    step();
    assertThat(world.slots(0)).hasSize(1);
  }

  private void step() {
    world.startPods();
    world.apply(planner.plan(world.facts()));
    world.obeyAll();
    assertThat(world.violations()).isEmpty();
  }

  private List<Goal> goals(int ordinal) {
    return world.slots(ordinal).stream().map(DesiredBot::goal).toList();
  }

  @Test
  void theSecondSlotIsStoppedAtOnceAndGivenUpThen() {
    world.restore(1, world.slots(0).getFirst());
    world.apply(planner.plan(world.facts()));
    assertThat(goals(0)).containsExactly(Goal.RUNNING);
    assertThat(goals(1)).containsExactly(Goal.REMOVED);
    world.obeyAll();
    step();
    assertThat(goals(0)).containsExactly(Goal.RUNNING);
    assertThat(goals(1)).isEmpty();
  }

  @Test
  void theSlotThatTheStatusKnowsIsTheOneThatStays() {
    world.restore(1, world.slots(0).getFirst());
    world.put(livingIn(1));
    world.apply(planner.plan(world.facts()));
    assertThat(goals(0)).containsExactly(Goal.REMOVED);
    assertThat(goals(1)).containsExactly(Goal.RUNNING);
  }

  private static BotFacts livingIn(int ordinal) {
    return PoolWorld.homedAt(OptionalInt.of(ordinal), PoolWorld.wanted(1));
  }
}
