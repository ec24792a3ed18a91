// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.crds.pool.BotsOnUpdate;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.observe.TemplateRevision;
import dev.cryptopilot.operator.pool.plan.moves.MoveReason;
import dev.cryptopilot.operator.pool.plan.rollout.RolloutPlanner;
import dev.cryptopilot.operator.pool.plan.rollout.RolloutState;
import dev.cryptopilot.operator.slots.DesiredBot;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How pods get another template, and how they get the old one back. */
class RolloutTest {

  private static final String OLD = PoolWorld.HASH;
  private static final String NEW = "hash-2";

  private final PoolPlanner planner = new PoolPlanner();

  private void step(PoolWorld world) {
    world.startPods();
    world.obeyAll();
    world.apply(planner.plan(world.facts()));
    assertThat(world.violations()).isEmpty();
  }

  private void settle(PoolWorld world) {
    for (int pass = 0; pass < 30; pass++) {
      step(world);
    }
  }

  private static RolloutState state(PoolWorld world) {
    return RolloutPlanner.plan(world.facts()).state();
  }

  /** Pods of two slots, each pod full, all settled on the old template. */
  private PoolWorld settled(BotPoolSpec spec, int bots) {
    PoolWorld world = new PoolWorld(spec);
    for (int bot = 0; bot < bots; bot++) {
      world.put(PoolWorld.wanted(bot));
    }
    settle(world);
    assertThat(state(world).phase()).isEqualTo(RolloutState.Phase.UpToDate);
    return world;
  }

  @Test
  void aTemplateIsKeptBeforeThePodIsMadeAndProvenOnceItIsUp() {
    PoolWorld world = settled(PoolSpecs.of(2, 1, 1, 0), 1);
    assertThat(world.facts().templates().revisions())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.hash()).isEqualTo(OLD);
              assertThat(kept.proven()).isTrue();
            });
  }

  @Test
  void podsAreReplacedOneAtATimeAndOnlyWhenFlat() {
    PoolWorld world = settled(PoolSpecs.updating(2, 1, 3, BotsOnUpdate.WhenFlat, 1), 6);
    for (int pod = 0; pod < 3; pod++) {
      world.trade(pod, 2 * pod, 1);
    }
    world.ask(NEW);
    settle(world);
    assertThat(state(world).phase()).isEqualTo(RolloutState.Phase.Replacing);
    assertThat(state(world).message()).contains("open trades").contains("bot-0");
    assertThat(templates(world)).containsOnly(OLD);
    world.trade(0, 0, 0);
    settle(world);
    assertThat(templates(world)).containsExactly(NEW, OLD, OLD);
    world.trade(1, 2, 0);
    world.trade(2, 4, 0);
    Set<Integer> atOnce = new HashSet<>();
    for (int pass = 0; pass < 30; pass++) {
      step(world);
      atOnce.add(
          (int)
              world.facts().pods().stream().filter(p -> p.marks().replacing().isPresent()).count());
    }
    assertThat(atOnce).containsExactlyInAnyOrder(0, 1);
    assertThat(templates(world)).containsOnly(NEW);
    assertThat(state(world).phase()).isEqualTo(RolloutState.Phase.UpToDate);
  }

  @Test
  void nothingIsReplacedWhilePaused() {
    PoolWorld world = settled(PoolSpecs.updating(2, 1, 2, BotsOnUpdate.Immediate, 1), 4);
    world.respec(PoolSpecs.paused(2, 1, 2, BotsOnUpdate.Immediate));
    world.ask(NEW);
    settle(world);
    assertThat(templates(world)).containsOnly(OLD);
    assertThat(state(world).phase()).isEqualTo(RolloutState.Phase.Paused);
    world.respec(PoolSpecs.updating(2, 1, 2, BotsOnUpdate.Immediate, 1));
    settle(world);
    assertThat(templates(world)).containsOnly(NEW);
  }

  @Test
  void whenTheFirstPodDoesNotComeUpThePoolReturnsByItself() {
    PoolWorld world = settled(PoolSpecs.updating(2, 1, 3, BotsOnUpdate.Immediate, 1), 6);
    world.spoilPods(NEW);
    world.ask(NEW);
    settle(world);
    assertThat(templates(world)).containsExactlyInAnyOrder(NEW, OLD, OLD);
    world.pass(Duration.ofMinutes(11));
    settle(world);
    assertThat(templates(world)).containsOnly(OLD);
    assertThat(state(world).phase()).isEqualTo(RolloutState.Phase.RolledBack);
    assertThat(state(world).message()).contains("is not up after 10m");
    world.pass(Duration.ofHours(3));
    settle(world);
    assertThat(templates(world)).as("it is held").containsOnly(OLD);
  }

  @Test
  void whenItsBotsDoNotComeBackThePoolReturnsByItself() {
    PoolWorld world = settled(PoolSpecs.updating(2, 1, 2, BotsOnUpdate.Immediate, 1), 4);
    world.spoilBots(NEW);
    world.ask(NEW);
    settle(world);
    assertThat(templates(world)).containsExactlyInAnyOrder(NEW, OLD);
    world.pass(Duration.ofMinutes(11));
    settle(world);
    assertThat(templates(world)).containsOnly(OLD);
    assertThat(state(world).message()).contains("are not ready: bot-0, bot-1");
    world.ask("hash-3");
    settle(world);
    assertThat(templates(world)).containsOnly("hash-3");
    assertThat(state(world).phase()).isEqualTo(RolloutState.Phase.UpToDate);
  }

  @Test
  void aFailedTemplateThatIsAskedForAgainGetsANewChance() {
    PoolWorld world = settled(PoolSpecs.updating(2, 1, 1, BotsOnUpdate.Immediate, 1), 2);
    world.spoilBots(NEW);
    world.ask(NEW);
    settle(world);
    world.pass(Duration.ofMinutes(11));
    settle(world);
    world.ask("hash-3");
    settle(world);
    world.ask(NEW);
    step(world);
    assertThat(world.facts().templates().revision(NEW).flatMap(TemplateRevision::failure))
        .isEmpty();
  }

  @Test
  void botsThatWereNotReadyBeforeDoNotCondemnATemplate() {
    PoolWorld world = settled(PoolSpecs.updating(2, 1, 1, BotsOnUpdate.Immediate, 1), 1);
    world.spoilBots(OLD);
    world.spoilBots(NEW);
    world.obeyAll();
    world.ask(NEW);
    settle(world);
    world.pass(Duration.ofMinutes(11));
    settle(world);
    assertThat(templates(world)).containsExactly(NEW);
    assertThat(state(world).phase()).isEqualTo(RolloutState.Phase.UpToDate);
  }

  @Test
  void aPodThatNeverCameUpIsReplacedAtOnce() {
    PoolWorld world = new PoolWorld(PoolSpecs.updating(2, 1, 1, BotsOnUpdate.WhenFlat, 0));
    world.spoilPods(OLD);
    world.put(PoolWorld.wanted(0));
    settle(world);
    world.ask(NEW);
    settle(world);
    assertThat(templates(world)).containsExactly(NEW);
  }

  @Test
  void withoutAnEarlierGoodTemplateItStopsAndSaysSo() {
    PoolWorld world = new PoolWorld(PoolSpecs.updating(2, 1, 1, BotsOnUpdate.WhenFlat, 0));
    world.spoilPods(OLD);
    world.spoilPods(NEW);
    world.put(PoolWorld.wanted(0));
    settle(world);
    world.ask(NEW);
    settle(world);
    world.pass(Duration.ofMinutes(11));
    step(world);
    assertThat(state(world).phase()).isEqualTo(RolloutState.Phase.Stopped);
    assertThat(state(world).message()).contains("starter-0-0 is not up");
  }

  @Test
  void aTemplateThatIsTakenBackByThePersonIsReplacedAgain() {
    PoolWorld world = settled(PoolSpecs.updating(2, 1, 1, BotsOnUpdate.Immediate, 1), 2);
    world.spoilPods(NEW);
    world.ask(NEW);
    settle(world);
    world.ask(OLD);
    settle(world);
    assertThat(templates(world)).containsOnly(OLD);
    assertThat(state(world).phase()).isEqualTo(RolloutState.Phase.UpToDate);
  }

  @Test
  void withMoveThePodIsMarkedAndItsBotsWishToLeave() {
    PoolWorld world = settled(PoolSpecs.updating(2, 2, 3, BotsOnUpdate.Move, 1), 2);
    assertThat(world.ordinals()).containsExactlyInAnyOrder(0, 1);
    world.ask(NEW);
    step(world);
    assertThat(world.facts().pod(0).orElseThrow().marks().draining()).contains(PodMarks.ROLLOUT);
    assertThat(world.ordinals().stream().flatMap(pod -> world.slots(pod).stream()))
        .filteredOn(DesiredBot::isExpected)
        .as("places kept for the bots of the pod that is replaced")
        .hasSize(2)
        .allSatisfy(
            slot ->
                assertThat(slot.arrival().orElseThrow().reason())
                    .isEqualTo(MoveReason.Rollout.name()));
    assertThat(templates(world)).containsOnly(OLD);
  }

  @Test
  void withMoveAndNoRoomASparePodOfTheNewTemplateIsTriedFirst() {
    PoolWorld world = settled(PoolSpecs.updating(2, 1, 1, BotsOnUpdate.Move, 1), 2);
    world.ask(NEW);
    step(world);
    step(world);
    assertThat(templates(world)).containsExactly(OLD, NEW);
    assertThat(world.facts().pod(0).orElseThrow().marks().draining()).isEmpty();
    assertThat(world.slots(1))
        .as("one bot tries it")
        .singleElement()
        .matches(DesiredBot::isExpected);
  }

  @Test
  void aSparePodThatDoesNotComeUpGoesAndTheBotsNeverNotice() {
    PoolWorld world = settled(PoolSpecs.updating(2, 1, 1, BotsOnUpdate.Move, 1), 2);
    world.spoilPods(NEW);
    world.ask(NEW);
    settle(world);
    assertThat(templates(world)).containsExactly(OLD, NEW);
    world.pass(Duration.ofMinutes(11));
    settle(world);
    assertThat(templates(world)).containsExactly(OLD);
    assertThat(world.slots(0)).allMatch(slot -> slot.departure().isEmpty());
    assertThat(state(world).phase()).isEqualTo(RolloutState.Phase.RolledBack);
    assertThat(state(world).message()).contains("starter-1-0 is not up");
  }

  @Test
  void theSparePodStaysAndProvesNothingWhileItsFirstBotIsOnItsWay() {
    PoolWorld world = settled(PoolSpecs.updating(2, 1, 1, BotsOnUpdate.Move, 1), 1);
    world.ask(NEW);
    settle(world);
    assertThat(world.slots(0)).singleElement().matches(slot -> slot.departure().isPresent());
    assertThat(world.slots(1)).singleElement().matches(DesiredBot::isExpected);
    PodFacts spare = world.facts().pod(1).orElseThrow();
    assertThat(spare.marks().draining()).isEmpty();
    assertThat(spare.marks().replacing()).as("it is still on trial").isPresent();
    assertThat(world.facts().templates().revision(NEW).orElseThrow().proven()).isFalse();
  }

  @Test
  void theSparePodIsNotTakenForOneTooManyWhileItComesUp() {
    PoolWorld world = settled(PoolSpecs.updating(2, 1, 1, BotsOnUpdate.Move, 1), 2);
    world.ask(NEW);
    step(world);
    world.startPods();
    for (int pass = 0; pass < 5; pass++) {
      // Its agent has not said anything yet.
      world.obey(0);
      world.apply(planner.plan(world.facts()));
    }
    assertThat(world.ordinals()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void withMoveAndNoSurgeThePodIsReplacedInPlaceWhenFlat() {
    PoolWorld world = settled(PoolSpecs.updating(2, 1, 1, BotsOnUpdate.Move, 0), 2);
    world.trade(0, 1, 1);
    world.ask(NEW);
    settle(world);
    assertThat(templates(world)).containsExactly(OLD);
    assertThat(state(world).message()).contains("spec.update.maxSurge");
    world.trade(0, 1, 0);
    settle(world);
    assertThat(templates(world)).containsExactly(NEW);
  }

  @Test
  void newPodsGetTheOldTemplateUntilTheNewOneIsProven() {
    PoolWorld world = settled(PoolSpecs.updating(2, 1, 3, BotsOnUpdate.WhenFlat, 1), 2);
    world.trade(0, 0, 1);
    world.ask(NEW);
    world.put(PoolWorld.wanted(2));
    settle(world);
    assertThat(world.template(1)).isEqualTo(NEW);
    assertThat(world.template(0)).isEqualTo(OLD);
  }

  private static List<String> templates(PoolWorld world) {
    return world.facts().pods().stream().map(PodFacts::ordinal).map(world::template).toList();
  }
}
