// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.BotsOnUpdate;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A pool is looked at again when a time is over that changes what is to be done. */
class NextLookTest {

  private static final Duration CHECK = Duration.ofSeconds(30);

  private final PoolPlanner planner = new PoolPlanner();

  private PoolWorld settled(PoolWorld world) {
    world.put(PoolWorld.wanted(0));
    for (int pass = 0; pass < 10; pass++) {
      world.startPods();
      world.obeyAll();
      world.apply(planner.plan(world.facts()));
    }
    return world;
  }

  @Test
  void withNothingToWaitForItIsTheNextCheck() {
    PoolWorld world = settled(new PoolWorld(PoolSpecs.of(3, 1, 1, 0)));
    assertThat(NextLook.after(world.facts())).isEqualTo(CHECK);
  }

  @Test
  void aDeadlineThatIsNearerComesFirst() {
    PoolWorld world =
        settled(new PoolWorld(PoolSpecs.updating(3, 1, 1, BotsOnUpdate.Immediate, 0)));
    world.spoilPods("hash-2");
    world.ask("hash-2");
    world.apply(planner.plan(world.facts()));
    world.pass(Duration.ofMinutes(9).plusSeconds(50));
    PoolFacts facts = world.facts();
    assertThat(facts.pod(0).orElseThrow().marks().replacing()).isPresent();
    assertThat(NextLook.after(facts)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aDeadlineThatIsFarOrOverDoesNotCount() {
    PoolWorld world =
        settled(new PoolWorld(PoolSpecs.updating(3, 1, 1, BotsOnUpdate.Immediate, 0)));
    world.spoilPods("hash-2");
    world.ask("hash-2");
    world.apply(planner.plan(world.facts()));
    assertThat(NextLook.after(world.facts())).isEqualTo(CHECK);
    world.pass(Duration.ofMinutes(11));
    assertThat(NextLook.after(world.facts())).isEqualTo(CHECK);
  }

  @Test
  void aPoolThatNobodyUsesGoesOnTime() {
    PoolWorld world = new PoolWorld(PoolSpecs.goingAfter("1m"));
    world.upkeep(Optional.of(world.now()), Optional.empty(), Optional.empty());
    world.pass(Duration.ofSeconds(55));
    assertThat(NextLook.after(world.facts())).isEqualTo(Duration.ofSeconds(5));
  }
}
