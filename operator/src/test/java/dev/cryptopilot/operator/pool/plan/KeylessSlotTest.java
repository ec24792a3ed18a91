// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.SlotsFixtures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Live bot's slot when its exchange keys are taken away, and when it gets others. */
class KeylessSlotTest {

  private static final Standing KEYLESS = new Standing.Keyless();

  private final PoolPlanner planner = new PoolPlanner();
  private final PoolWorld world = new PoolWorld(PoolSpecs.of(3, 1, 2, 0));

  @BeforeEach
  void aLiveBotIn() {
    put(new Standing.Wanted(live("k1")), Goal.RUNNING);
    step();
    step();
    assertThat(slot().content()).isEqualTo(live("k1"));
  }

  @Test
  void aStoppedBotsKeysLeaveItsSlotInOneStep() {
    put(new Standing.Wanted(live("k1")), Goal.STOPPED);
    step();
    assertThat(slot().content()).isEqualTo(live("k1"));
    put(KEYLESS, Goal.STOPPED);
    step();
    assertThat(slot().content()).isEqualTo(live("k1").withoutKeys());
    assertThat(slot().content().files().byPath()).containsOnlyKeys("config.json");
    assertThat(step()).as("nothing is left to do").isEmpty();
  }

  @Test
  void aRunningBotGoesOnUntilItIsStopped() {
    put(KEYLESS, Goal.RUNNING);
    assertThat(step()).isEmpty();
    put(KEYLESS, Goal.PAUSED);
    step();
    assertThat(slot().content()).isEqualTo(live("k1"));
    put(KEYLESS, Goal.STOPPED);
    plan();
    assertThat(slot().goal()).isEqualTo(Goal.STOPPED);
    assertThat(slot().content()).as("its process may be there").isEqualTo(live("k1"));
    assertThat(plan()).as("the agent has not said yet that it is gone").isEmpty();
    world.obeyAll();
    plan();
    assertThat(slot().content().lacksKeys()).isTrue();
  }

  @Test
  void theKeysStayInTheSlotWhileNobodyKnowsWhetherTheProcessIsGone() {
    world.silence(0);
    put(KEYLESS, Goal.STOPPED);
    plan();
    assertThat(slot().goal()).isEqualTo(Goal.STOPPED);
    assertThat(plan()).as("the agent is cut off").isEmpty();
    world.restart(0);
    plan();
    assertThat(slot().content()).as("nobody says anything").isEqualTo(live("k1"));
    world.startPods();
    world.obeyAll();
    plan();
    assertThat(slot().content().lacksKeys()).isTrue();
  }

  @Test
  void theWordOfAnAgentThatHasBeenCutOffSinceDoesNotCount() {
    put(new Standing.Wanted(live("k1")), Goal.STOPPED);
    step();
    world.silence(0);
    put(KEYLESS, Goal.STOPPED);
    assertThat(plan()).isEmpty();
    world.obeyAll();
    plan();
    assertThat(slot().content().lacksKeys()).isTrue();
  }

  @Test
  void aBotThatIsStartedAtOnceAfterwardsStartsWithNone() {
    put(new Standing.Wanted(live("k1")), Goal.STOPPED);
    plan();
    put(KEYLESS, Goal.RUNNING);
    assertThat(plan()).as("neither started with what is in its slot nor bare yet").isEmpty();
    step();
    assertThat(slot().goal()).isEqualTo(Goal.STOPPED);
    assertThat(slot().content().lacksKeys()).isTrue();
  }

  @Test
  void withOtherKeysItStartsOnceItIsAcceptedAndNoSooner() {
    put(KEYLESS, Goal.STOPPED);
    step();
    step();
    put(new Standing.Held("not accepted as it is now"), Goal.RUNNING);
    assertThat(step()).as("no process may run without keys").isEmpty();
    put(new Standing.Wanted(live("k2")), Goal.RUNNING);
    step();
    assertThat(slot().goal()).isEqualTo(Goal.RUNNING);
    assertThat(slot().content()).isEqualTo(live("k2"));
  }

  @Test
  void aDeletedBotTakesKeysThatItIsGivenLateToCloseItsPositions() {
    put(KEYLESS, Goal.STOPPED);
    step();
    step();
    put(new Standing.Leaving(false), Goal.STOPPED);
    step();
    assertThat(slot().goal()).isEqualTo(Goal.DRAINED);
    assertThat(slot().content().lacksKeys()).isTrue();
    put(new Standing.Leaving(false, Optional.of(live("k2"))), Goal.STOPPED);
    step();
    assertThat(slot().content()).isEqualTo(live("k2"));
    put(new Standing.Leaving(false, Optional.of(live("k3"))), Goal.STOPPED);
    step();
    assertThat(slot().content()).as("it has some").isEqualTo(live("k2"));
  }

  @Test
  void withoutKeysItGetsNoSlot() {
    world.put(PoolWorld.bot(2, KEYLESS, Goal.RUNNING));
    step();
    assertThat(world.slots(0)).extracting(DesiredBot::uid).containsExactly(PoolWorld.uid(1));
  }

  @Test
  void aPaperBotsContentIsNotTouched() {
    world.put(PoolWorld.wanted(2));
    step();
    world.put(PoolWorld.bot(2, KEYLESS, Goal.STOPPED));
    step();
    assertThat(world.slots(0).get(1).content()).isEqualTo(PoolWorld.content("v1"));
  }

  private void put(Standing standing, Goal asked) {
    world.put(PoolWorld.bot(1, standing, asked));
  }

  /** Plans before and after every agent has had its say. */
  private List<PoolAction> step() {
    world.startPods();
    world.obeyAll();
    List<PoolAction> plan = plan();
    world.obeyAll();
    return plan;
  }

  private List<PoolAction> plan() {
    List<PoolAction> plan = planner.plan(world.facts());
    world.apply(plan);
    assertThat(world.violations()).isEmpty();
    return plan;
  }

  private DesiredBot slot() {
    return world.slots(0).getFirst();
  }

  private static BotContent live(String key) {
    return SlotsFixtures.live(key);
  }
}
