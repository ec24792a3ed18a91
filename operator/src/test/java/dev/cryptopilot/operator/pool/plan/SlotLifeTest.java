// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.bot.UpdatePolicy;
import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.Place;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a bot in its slot. */
class SlotLifeTest {

  private final PoolPlanner planner = new PoolPlanner();
  private final PoolWorld world = new PoolWorld(PoolSpecs.of(3, 1, 2, 0));

  @BeforeEach
  void oneRunningBot() {
    world.put(PoolWorld.wanted(1));
    step();
    step();
  }

  private List<PoolAction> step() {
    world.startPods();
    world.obeyAll();
    List<PoolAction> plan = planner.plan(world.facts());
    world.apply(plan);
    world.obeyAll();
    assertThat(world.violations()).isEmpty();
    return plan;
  }

  private Goal goal() {
    return world.slots(0).getFirst().goal();
  }

  @Test
  void aRunningBotNeedsNothing() {
    assertThat(step()).isEmpty();
    assertThat(goal()).isEqualTo(Goal.RUNNING);
  }

  @Test
  void oneChangeIsOneWriteAndOneBump() {
    world.put(PoolWorld.bot(1, new Standing.Held("not looked at yet"), Goal.PAUSED));
    assertThat(step())
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(PoolAction.UpdateSlots.class),
            second -> assertThat(second).isInstanceOf(PoolAction.BumpPodAnnotation.class));
    assertThat(goal()).isEqualTo(Goal.PAUSED);
  }

  @Test
  void anInvalidSpecKeepsTheLastGoodContent() {
    DesiredBot before = world.slots(0).getFirst();
    world.put(PoolWorld.bot(1, new Standing.Held("spec.config.api_server"), Goal.RUNNING));
    assertThat(step()).isEmpty();
    assertThat(world.slots(0)).containsExactly(before);
  }

  @Test
  void newContentIsWrittenAtOnceWhenTheBotMayBeRestarted() {
    world.trade(0, 1, 2);
    world.put(renewed(UpdatePolicy.Immediate));
    step();
    assertThat(world.slots(0).getFirst().content()).isEqualTo(PoolWorld.content("v2"));
  }

  @Test
  void newContentWaitsForOpenTrades() {
    world.trade(0, 1, 2);
    world.obeyAll();
    world.put(renewed(UpdatePolicy.WhenFlat));
    assertThat(step()).isEmpty();
    world.trade(0, 1, 0);
    step();
    assertThat(world.slots(0).getFirst().content()).isEqualTo(PoolWorld.content("v2"));
  }

  @Test
  void newContentWaitsWhileNobodyKnowsWhetherTradesAreOpen() {
    world.silence(0);
    world.put(renewed(UpdatePolicy.WhenFlat));
    assertThat(planner.plan(world.facts())).isEmpty();
  }

  @Test
  void aDeletedBotIsDrainedThenRemovedThenReleased() {
    world.put(PoolWorld.bot(1, new Standing.Leaving(false), Goal.RUNNING));
    step();
    assertThat(goal()).isEqualTo(Goal.DRAINED);
    assertThat(step()).as("waits for the settlement").isEmpty();
    world.put(PoolWorld.bot(1, new Standing.Leaving(true), Goal.RUNNING));
    step();
    assertThat(goal()).isEqualTo(Goal.REMOVED);
    step();
    assertThat(world.slots(0)).isEmpty();
  }

  @Test
  void aBotThatIsGoneIsRemovedBeforeItsSlotIsFree() {
    world.put(PoolWorld.bot(1, new Standing.Gone(), Goal.REMOVED));
    world.apply(planner.plan(world.facts()));
    assertThat(goal()).isEqualTo(Goal.REMOVED);
    assertThat(planner.plan(world.facts())).as("the agent has not said so yet").isEmpty();
  }

  @Test
  void aBotThatIsNotSeenIsLeftAlone() {
    world.forgetBot(1);
    assertThat(step()).isEmpty();
    assertThat(goal()).isEqualTo(Goal.RUNNING);
  }

  @Test
  void wordOfASilentAgentReleasesNothing() {
    world.put(PoolWorld.bot(1, new Standing.Leaving(true), Goal.RUNNING));
    world.apply(planner.plan(world.facts()));
    world.obeyAll();
    world.silence(0);
    assertThat(planner.plan(world.facts())).isEmpty();
    assertThat(world.slots(0)).hasSize(1);
  }

  @Test
  void wordOfAnEarlierPodReleasesNothing() {
    world.put(PoolWorld.bot(1, new Standing.Leaving(true), Goal.RUNNING));
    world.apply(planner.plan(world.facts()));
    world.obeyAll();
    world.restart(0);
    assertThat(planner.plan(world.facts())).noneMatch(PoolAction.UpdateSlots.class::isInstance);
  }

  @Test
  void aBotWhoseSlotWasLostGoesBackToItsDatabase() {
    world.put(PoolWorld.wanted(2));
    world.put(PoolWorld.wanted(3));
    world.put(PoolWorld.wanted(4));
    step();
    step();
    assertThat(world.slots(1)).hasSize(1);
    world.loseSecret(1);
    world.put(PoolWorld.homedAt(OptionalInt.of(1), PoolWorld.wanted(4)));
    step();
    assertThat(world.slots(1)).extracting(DesiredBot::uid).containsExactly(PoolWorld.uid(4));
  }

  @Test
  void aLostSecretComesBackAboveTheRevisionTheAgentHasSeen() {
    long seen = world.facts().pods().getFirst().report().orElseThrow().desiredRevision();
    world.loseSecret(0);
    world.apply(planner.plan(world.facts()));
    assertThat(world.facts().pods().getFirst().content().orElseThrow().revision())
        .isGreaterThan(seen);
  }

  private static BotFacts renewed(UpdatePolicy policy) {
    BotFacts bot = PoolWorld.wanted(1);
    return new BotFacts(
        bot.name(),
        bot.uid(),
        bot.createdAt(),
        new Standing.Wanted(PoolWorld.content("v2")),
        bot.askedGoal(),
        bot.drain(),
        policy,
        OptionalInt.empty(),
        Place.asked());
  }
}
