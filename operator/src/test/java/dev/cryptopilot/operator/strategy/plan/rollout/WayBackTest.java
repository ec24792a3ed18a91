// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.TimeSpan;
import dev.cryptopilot.crds.strategy.Rollout;
import dev.cryptopilot.crds.strategy.RolloutAction;
import dev.cryptopilot.crds.strategy.RolloutPhase;
import dev.cryptopilot.crds.strategy.RolloutStep;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WayBackTest {

  /** Twelve bots, all with 2.0.0, which is watched before it is promoted. */
  private static SimulatedWorld allWithTheSecondVersion(int atATime) {
    List<RolloutStep> steps = List.of(new RolloutStep(100, TimeSpan.parse("1h")));
    SimulatedWorld world = new SimulatedWorld(new Rollout(steps, null, null, 20, atATime));
    for (int i = 0; i < 12; i++) {
      world.bot("bot-%02d".formatted(i), false, false);
    }
    world.apply("2.0.0");
    round(world, 3);
    assertThat(world.on("2.0.0")).hasSize(12);
    return world;
  }

  private static void round(SimulatedWorld world, int times) {
    for (int i = 0; i < times; i++) {
      world.pass();
      world.follow(world.strategy);
    }
  }

  private static List<String> told(SimulatedWorld world) {
    return world.bots.keySet().stream()
        .filter(name -> !world.rollout().candidates().contains(name))
        .toList();
  }

  @Test
  void soManyGoBackAtATime() {
    SimulatedWorld world = allWithTheSecondVersion(4);
    world.ask(RolloutAction.Abort);
    world.pass();

    assertThat(world.rollout().phase()).isEqualTo(RolloutPhase.RolledBack);
    assertThat(told(world)).hasSize(4);
    assertThat(world.rollout().message())
        .isEqualTo("4 bots are on their way back from 2.0.0, 8 wait for their turn");
    world.pass();
    assertThat(told(world)).as("nobody is back yet").hasSize(4);

    world.follow(world.strategy);
    assertThat(world.on("1.0.0")).as("whoever waits keeps what it has").hasSize(4);
    round(world, 3);
    assertThat(world.on("1.0.0")).hasSize(12);
    assertThat(world.rollout().returning()).isEmpty();
    world.pass();
    assertThat(world.rollout().message()).contains("was taken back and is not rolled out again");
  }

  @Test
  void oneThatDoesNotAnswerKeepsNobodyFromGoingBack() {
    SimulatedWorld world = allWithTheSecondVersion(1);
    world.ask(RolloutAction.Abort);
    world.pass();
    String stuck = told(world).getFirst();
    world.pass();
    assertThat(told(world)).containsExactly(stuck);

    world.wait(WayBack.WORKED);
    world.pass();

    assertThat(told(world)).hasSize(2);
  }

  @Test
  void whatDoesNotWorkGoesFirstAndLiveBeforePaper() {
    SimulatedWorld world = allWithTheSecondVersion(3);
    world.bots.get("bot-07").ready = false;
    world.bots.get("bot-09").ready = false;
    world.bots.put("zulu", new SimulatedBot("zulu", true, false, world.now));
    world.bots.get("zulu").follow("2.0.0", world.now);
    List<String> order =
        world.uses().stream()
            .sorted(ReturnOrder.worstFirst())
            .map(use -> use.bot())
            .limit(4)
            .toList();

    assertThat(order).containsExactly("bot-07", "bot-09", "zulu", "bot-00");
  }

  @Test
  void whatDidNotTradeKeepsItsPlaceForSecondsOnly() {
    SimulatedWorld world = allWithTheSecondVersion(4);
    world.bots.values().forEach(bot -> bot.ready = false);
    world.ask(RolloutAction.Abort);
    world.pass();
    world.pass();
    assertThat(told(world)).hasSize(4);

    world.wait(WayBack.DID_NOT);
    world.pass();

    assertThat(told(world)).hasSize(8);
  }

  @Test
  void theNextVersionBeginsWhenAllWereToldToGoBack() {
    SimulatedWorld world = allWithTheSecondVersion(5);
    world.apply("3.0.0");
    world.pass();
    world.pass();
    assertThat(world.rollout().phase()).isEqualTo(RolloutPhase.Idle);
    assertThat(world.rollout().version()).isEqualTo("2.0.0");
    assertThat(told(world)).hasSize(5);

    round(world, 6);

    assertThat(world.rollout().version()).isEqualTo("3.0.0");
    assertThat(world.on("3.0.0")).hasSize(12);
  }

  @Test
  void goingBackToTheStableVersionInSpecIsBoundedToo() {
    SimulatedWorld world = allWithTheSecondVersion(5);
    world.apply("1.0.0");
    world.pass();
    assertThat(told(world)).hasSize(5);

    round(world, 4);

    assertThat(world.on("1.0.0")).hasSize(12);
    assertThat(world.rollout().message())
        .isEqualTo("spec.version is back at the stable version: the roll-out of 2.0.0 is over");
  }

  @Test
  void fiveTimesAsManyAsForwardWhereNothingIsSaid() {
    assertThat(Stream.of(1, 20, 1000).map(n -> new Rollout(null, null, null, n, null)))
        .extracting(Rollout::backAtATime)
        .containsExactly(5, 100, 1000);
    assertThat(new Rollout(null, null, null, 20, 7).backAtATime()).isEqualTo(7);
  }

  @Test
  void aBotThatWaitsUntilItIsFlatTakesNoPlace() {
    SimulatedWorld world = allWithTheSecondVersion(2);
    world.bots.values().forEach(bot -> bot.inPosition = true);
    world.ask(RolloutAction.Abort);
    round(world, 8);

    assertThat(world.rollout().candidates()).isEmpty();
    world.bots.values().forEach(bot -> bot.inPosition = false);
    world.wait(Duration.ofSeconds(1));
    round(world, 2);
    assertThat(world.on("1.0.0")).hasSize(12);
  }
}
