// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.pool.plan.moves.MoveReason;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How the highest pod is emptied, and when it is let be. */
class ScalingDownTest {

  private final PoolPlanner planner = new PoolPlanner();

  private void step(PoolWorld world) {
    world.startPods();
    world.obeyAll();
    world.apply(planner.plan(world.facts()));
    assertThat(world.violations()).isEmpty();
  }

  private void settle(PoolWorld world) {
    for (int pass = 0; pass < 6; pass++) {
      step(world);
    }
  }

  /** Three pods of two slots with five bots, of which as many leave as asked. */
  private PoolWorld after(int leaving, BotPoolSpec spec) {
    PoolWorld world = new PoolWorld(spec);
    IntStream.range(0, 5).forEach(bot -> world.put(PoolWorld.wanted(bot)));
    settle(world);
    assertThat(world.ordinals()).hasSize(3);
    IntStream.range(0, leaving)
        .forEach(bot -> world.put(PoolWorld.bot(bot, new Standing.Leaving(true), Goal.RUNNING)));
    settle(world);
    return world;
  }

  private static Optional<String> draining(PoolWorld world, int pod) {
    return world.facts().pod(pod).orElseThrow().marks().draining();
  }

  @Test
  void aPodWhoseBotsFitElsewhereIsEmptiedAfterItsTime() {
    PoolWorld world = after(2, PoolSpecs.of(2, 1, 3, 0));
    assertThat(draining(world, 2)).isEmpty();
    assertThat(world.facts().pod(2).orElseThrow().marks().unneededSince()).isPresent();
    world.pass(Duration.ofSeconds(599));
    step(world);
    assertThat(draining(world, 2)).isEmpty();
    world.pass(Duration.ofSeconds(1));
    step(world);
    assertThat(draining(world, 2)).contains(PodMarks.SCALE_DOWN);
    assertThat(world.ordinals().stream().flatMap(pod -> world.slots(pod).stream()))
        .filteredOn(DesiredBot::isExpected)
        .as("a place is kept for its bot")
        .singleElement()
        .satisfies(
            slot -> {
              assertThat(slot.uid()).isEqualTo(PoolWorld.uid(4));
              assertThat(slot.arrival().orElseThrow().reason())
                  .isEqualTo(MoveReason.ScaleDown.name());
            });
  }

  @Test
  void headroomCountsAsNeeded() {
    PoolWorld world = after(2, PoolSpecs.of(2, 1, 3, 2));
    world.pass(Duration.ofHours(1));
    settle(world);
    assertThat(world.facts().pod(2).orElseThrow().marks()).isEqualTo(PodMarks.none());
  }

  @Test
  void demandThatReturnsTakesTheMarkAwayAndTheTimeBeginsAnew() {
    PoolWorld world = after(1, PoolSpecs.of(2, 1, 3, 0));
    world.put(PoolWorld.bot(1, new Standing.Leaving(true), Goal.RUNNING));
    settle(world);
    world.pass(Duration.ofMinutes(10));
    step(world);
    assertThat(draining(world, 2)).contains(PodMarks.SCALE_DOWN);
    IntStream.range(10, 12).forEach(bot -> world.put(PoolWorld.wanted(bot)));
    step(world);
    assertThat(draining(world, 2)).isEmpty();
    assertThat(world.facts().pod(2).orElseThrow().marks().unneededSince()).isEmpty();
    settle(world);
    assertThat(Waiting.of(world.facts())).isEmpty();
  }

  @Test
  void aPodThatIsBeingEmptiedTakesNoBots() {
    PoolWorld world = after(3, PoolSpecs.of(2, 1, 3, 0));
    world.pass(Duration.ofMinutes(10));
    step(world);
    assertThat(draining(world, 2)).contains(PodMarks.SCALE_DOWN);
    world.put(PoolWorld.wanted(20));
    step(world);
    assertThat(world.slots(2)).extracting(bot -> bot.uid()).doesNotContain(PoolWorld.uid(20));
    assertThat(Waiting.of(world.facts())).isEmpty();
  }

  @Test
  void aLowerMaximumEmptiesAtOnceButNeverBelowWhatTheBotsNeed() {
    PoolWorld world = after(2, PoolSpecs.of(2, 1, 3, 0));
    world.respec(PoolSpecs.of(2, 1, 1, 0));
    step(world);
    assertThat(draining(world, 2)).as("two slots are free below").contains(PodMarks.SCALE_DOWN);
    PoolWorld full = after(0, PoolSpecs.of(2, 1, 3, 0));
    full.respec(PoolSpecs.of(2, 1, 1, 0));
    settle(full);
    assertThat(draining(full, 2)).as("five bots need three pods").isEmpty();
    assertThat(full.ordinals()).hasSize(3);
  }

  @Test
  void aRaisedMinimumAddsPodsAndALoweredOneTakesThemAway() {
    PoolWorld world = new PoolWorld(PoolSpecs.of(2, 1, 4, 0));
    settle(world);
    world.respec(PoolSpecs.of(2, 3, 4, 0));
    settle(world);
    assertThat(world.ordinals()).hasSize(3);
    world.respec(PoolSpecs.of(2, 1, 4, 0));
    world.pass(Duration.ofMinutes(10));
    settle(world);
    assertThat(world.ordinals()).containsExactly(0);
  }

  @Property(tries = 200)
  void withSteadyDemandAMarkIsNeverTakenBack(
      @ForAll @IntRange(min = 1, max = 4) int slots,
      @ForAll @IntRange(min = 0, max = 3) int headroom,
      @ForAll @IntRange(min = 0, max = 12) int bots,
      @ForAll @IntRange(min = 0, max = 12) int leaving) {
    PoolWorld world = new PoolWorld(PoolSpecs.of(slots, 0, 6, headroom));
    IntStream.range(0, bots).forEach(bot -> world.put(PoolWorld.wanted(bot)));
    settle(world);
    IntStream.range(0, Math.min(bots, leaving))
        .forEach(bot -> world.put(PoolWorld.bot(bot, new Standing.Leaving(true), Goal.RUNNING)));
    settle(world);
    boolean marked = false;
    int pods = world.ordinals().size();
    for (int pass = 0; pass < 20; pass++) {
      world.pass(Duration.ofMinutes(3));
      step(world);
      boolean now =
          world.facts().pods().stream().anyMatch(pod -> pod.marks().draining().isPresent());
      boolean fewer = world.ordinals().size() < pods;
      assertThat(world.ordinals().size()).as("no pod comes back").isLessThanOrEqualTo(pods);
      assertThat(marked && !now && !fewer).as("a mark was taken back").isFalse();
      pods = world.ordinals().size();
      marked = now;
    }
  }
}
