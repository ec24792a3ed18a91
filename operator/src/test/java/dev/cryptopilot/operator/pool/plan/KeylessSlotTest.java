// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.BotFiles;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    step();
    assertThat(slot().goal()).isEqualTo(Goal.STOPPED);
    assertThat(slot().content().lacksKeys()).isTrue();
  }

  @Test
  void aBotThatIsStartedAtOnceAfterwardsStartsWithNone() {
    put(new Standing.Wanted(live("k1")), Goal.STOPPED);
    step();
    put(KEYLESS, Goal.RUNNING);
    step();
    assertThat(slot().goal()).isEqualTo(Goal.STOPPED);
    assertThat(slot().content().lacksKeys()).isTrue();
  }

  @Test
  void withOtherKeysItStartsOnceItIsAcceptedAndNoSooner() {
    put(KEYLESS, Goal.STOPPED);
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

  private List<PoolAction> step() {
    world.startPods();
    world.obeyAll();
    List<PoolAction> plan = planner.plan(world.facts());
    world.apply(plan);
    world.obeyAll();
    assertThat(world.violations()).isEmpty();
    return plan;
  }

  private DesiredBot slot() {
    return world.slots(0).getFirst();
  }

  private static BotContent live(String key) {
    BotContent paper = PoolWorld.content("v1");
    String keys = "{\"exchange\":{\"key\":\"" + key + "\",\"secret\":\"s\"}}";
    return new BotContent(
        "Live",
        paper.className(),
        paper.exchange(),
        new BotFiles(new TreeMap<>(Map.of("config.json", "{}", BotFiles.KEYS, keys))),
        paper.strategy());
  }
}
