// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.PlacementPolicy;
import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.SlotRole;
import dev.cryptopilot.operator.slots.SlotsFixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens to a pool, in whatever order, these things hold. */
class PoolPlannerPropertyTest {

  private static final int BOTS = 12;

  private final PoolPlanner planner = new PoolPlanner();

  @Property(tries = 300)
  void theInvariantsHoldThroughAnyHistory(
      @ForAll @IntRange(min = 1, max = 4) int slots,
      @ForAll @IntRange(min = 0, max = 3) int min,
      @ForAll @IntRange(min = 1, max = 4) int max,
      @ForAll @IntRange(min = 0, max = 5) int headroom,
      @ForAll PlacementPolicy placement,
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 999) Integer> history) {
    PoolWorld world = new PoolWorld(PoolSpecs.of(slots, min, max, headroom, placement, false));
    for (int step : history) {
      happen(world, step);
      List<PoolAction> plan = planner.plan(world.facts());
      world.apply(plan);
      check(world, slots, max);
    }
    settle(world);
    check(world, slots, max);
    assertThat(planner.plan(world.facts())).as("a plan on its own result").isEmpty();
  }

  private static void happen(PoolWorld world, int step) {
    int bot = step / 10 % BOTS;
    int pod = step / 10 % 4;
    switch (step % 10) {
      case 0, 1 -> world.put(wanted(bot));
      case 2 -> world.put(PoolWorld.bot(bot, new Standing.Leaving(false), Goal.RUNNING));
      case 3 -> world.put(PoolWorld.bot(bot, new Standing.Leaving(true), Goal.RUNNING));
      case 4 -> world.put(PoolWorld.bot(bot, new Standing.Gone(), Goal.REMOVED));
      case 5 ->
          world.put(
              PoolWorld.bot(
                  bot,
                  step < 500 ? new Standing.Held("no") : new Standing.Keyless(),
                  Goal.STOPPED));
      case 6 -> world.startPods();
      case 7 -> world.obeyAll();
      case 8 -> {
        if (world.ordinals().contains(pod)) {
          world.silence(pod);
        }
      }
      default -> world.pass(Duration.ofMinutes(11));
    }
  }

  /** Every third is a Live bot with an exchange account of its own. */
  private static BotFacts wanted(int bot) {
    return bot % 3 == 0
        ? PoolWorld.bot(bot, new Standing.Wanted(SlotsFixtures.live("key-" + bot)), Goal.RUNNING)
        : PoolWorld.wanted(bot);
  }

  private void settle(PoolWorld world) {
    for (int round = 0; round < 20; round++) {
      world.startPods();
      world.obeyAll();
      world.apply(planner.plan(world.facts()));
    }
  }

  private static void check(PoolWorld world, int slots, int max) {
    PoolFacts facts = world.facts();
    assertThat(world.violations()).isEmpty();
    List<String> uids = new ArrayList<>();
    facts.pods().stream()
        .flatMap(pod -> pod.slottedBots().stream())
        .filter(bot -> SlotRole.of(bot).mayRun())
        .forEach(bot -> uids.add(bot.uid()));
    assertThat(uids).as("one slot in which a bot may run").doesNotHaveDuplicates();
    assertThat(facts.pods())
        .as("no pod above its slots")
        .allSatisfy(pod -> assertThat(pod.slottedBots()).hasSizeLessThanOrEqualTo(slots));
    assertThat(facts.pods()).as("no more pods than allowed").hasSizeLessThanOrEqualTo(max);
  }

  @Property(tries = 100)
  void botsArePlacedWhileThereIsRoomInOrderOfTheirAge(
      @ForAll @IntRange(min = 1, max = 4) int slots,
      @ForAll @IntRange(min = 1, max = 4) int max,
      @ForAll @IntRange(min = 0, max = 20) int bots) {
    PoolWorld world = new PoolWorld(PoolSpecs.of(slots, 0, max, 0));
    for (int bot = 0; bot < bots; bot++) {
      world.put(PoolWorld.wanted(bot));
    }
    world.apply(planner.plan(world.facts()));
    List<String> placed =
        world.facts().pods().stream()
            .flatMap(pod -> pod.slottedBots().stream())
            .map(DesiredBot::uid)
            .sorted()
            .toList();
    assertThat(placed).hasSize(Math.min(bots, slots * max));
    for (int bot = 0; bot < placed.size(); bot++) {
      assertThat(placed).contains(PoolWorld.uid(bot));
    }
    assertThat(Waiting.of(world.facts())).hasSize(bots - placed.size());
  }

  @Property(tries = 50)
  void equalFactsGiveEqualPlans(
      @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 999) Integer> history) {
    PoolWorld world = new PoolWorld(PoolSpecs.of(3, 1, 3, 1));
    history.forEach(step -> happen(world, step));
    PoolFacts facts = world.facts();
    assertThat(planner.plan(facts)).isEqualTo(planner.plan(facts));
  }
}
