// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.slots.Departure;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.MoveId;
import dev.cryptopilot.operator.slots.PodRef;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A pool is looked at again soon exactly while one of its bots is between two pods. */
class MovingPoolTest {

  private final PoolPlanner planner = new PoolPlanner();
  private final PoolWorld world = new PoolWorld(PoolSpecs.of(3, 2, 2, 0));

  @Test
  void onlyABotBetweenTwoPodsMakesThePoolLookAgain() {
    world.put(PoolWorld.wanted(1));
    world.startPods();
    world.apply(planner.plan(world.facts()));
    assertThat(world.facts().isMoving()).isFalse();

    DesiredBot slot = world.slots(0).getFirst();
    Departure departure =
        new Departure(new MoveId("q-0-0.3.4.5"), new PodRef("q", "q-0-0"), "Placement");
    world.restore(1, slot.withGoal(Goal.SEALED).withDeparture(Optional.of(departure)));

    assertThat(world.facts().isMoving()).isTrue();
  }
}
