// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.TimeSpan;
import dev.cryptopilot.crds.strategy.AbortOn;
import dev.cryptopilot.crds.strategy.Rollout;
import dev.cryptopilot.crds.strategy.RolloutAction;
import dev.cryptopilot.crds.strategy.RolloutPhase;
import dev.cryptopilot.crds.strategy.RolloutStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutPlannerTest {

  private static final AbortOn TWO_CRASHES = new AbortOn(2, null, null, null, null, null, null);

  private static Rollout canary(RolloutAction action) {
    return new Rollout(
        List.of(new RolloutStep(20, TimeSpan.parse("10m")), new RolloutStep(100, null)),
        TWO_CRASHES,
        action,
        null,
        null);
  }

  private static SimulatedWorld tenBots(Rollout rollout) {
    SimulatedWorld world = new SimulatedWorld(rollout);
    for (int i = 0; i < 10; i++) {
      world.bot("bot-" + i, false, false);
    }
    return world;
  }

  /** Passes and bots that follow, until nothing changes. */
  private static void settle(SimulatedWorld world) {
    for (int i = 0; i < 8; i++) {
      world.pass();
      world.follow(world.strategy);
    }
    world.pass();
  }

  @Test
  void aFifthOfTheBotsGoesFirstAndTheRestAfterThePause() {
    SimulatedWorld world = tenBots(canary(null));
    world.apply("2.0.0");
    settle(world);

    assertThat(world.on("2.0.0")).hasSize(2);
    assertThat(world.rollout().phase()).isEqualTo(RolloutPhase.Waiting);
    assertThat(world.strategy.statusOrEmpty().stable()).isEqualTo("1.0.0");

    world.wait(Duration.ofMinutes(9));
    settle(world);
    assertThat(world.on("2.0.0")).hasSize(2);

    world.wait(Duration.ofMinutes(1));
    settle(world);
    assertThat(world.on("2.0.0")).hasSize(10);
    assertThat(world.rollout().phase()).isEqualTo(RolloutPhase.Promoted);
    assertThat(world.strategy.statusOrEmpty().stable()).isEqualTo("2.0.0");
  }

  @Test
  void crashesTakeTheVersionBackAndItStaysSo() {
    SimulatedWorld world = tenBots(canary(null));
    world.apply("2.0.0");
    settle(world);
    SimulatedBot canary = world.bots.get(world.on("2.0.0").getFirst());
    canary.crash(world.now.plusSeconds(1));
    settle(world);
    assertThat(world.rollout().phase()).isEqualTo(RolloutPhase.Waiting);

    canary.crash(world.now.plusSeconds(2));
    settle(world);

    assertThat(world.on("2.0.0")).isEmpty();
    assertThat(world.rollout().phase()).isEqualTo(RolloutPhase.RolledBack);
    assertThat(world.rollout().verdict()).isEqualTo("Crashes");
    assertThat(world.rollout().reason()).contains(canary.name + " 2");
    assertThat(world.rollout().candidateFigures().crashes()).isEqualTo(2);
    world.wait(Duration.ofDays(1));
    settle(world);
    assertThat(world.on("1.0.0")).hasSize(10);

    world.apply("2.0.1");
    settle(world);
    assertThat(world.on("2.0.1")).hasSize(2);
  }

  @Test
  void aVersionThatWasTakenBackIsRefusedLaterToo() {
    SimulatedWorld world = tenBots(canary(RolloutAction.Abort));
    world.ask(null);
    settle(world);
    world.apply("2.0.0");
    settle(world);
    world.ask(RolloutAction.Abort);
    settle(world);
    world.ask(null);
    world.apply("1.0.0");
    settle(world);
    assertThat(world.rollout().phase()).isEqualTo(RolloutPhase.Idle);

    world.apply("2.0.0");
    settle(world);

    assertThat(world.rollout().phase()).isEqualTo(RolloutPhase.RolledBack);
    assertThat(world.on("1.0.0")).hasSize(10);
  }

  @Test
  void anOldVersionIsRolledOutLikeANewOne() {
    SimulatedWorld world = tenBots(new Rollout(List.of(), null, null, null, null));
    world.apply("2.0.0");
    settle(world);
    assertThat(world.on("2.0.0")).hasSize(10);

    world.apply("1.0.0");
    settle(world);

    assertThat(world.on("1.0.0")).hasSize(10);
    assertThat(world.published).hasSize(2);
  }

  @Test
  void paperGoesBeforeLiveFlatBeforeInPositionAndChannelCandidateBeforeAll() {
    SimulatedWorld world = new SimulatedWorld(canary(null));
    world.bot("live-flat", true, false);
    world.bot("live-tester", true, true);
    world.bot("paper-flat", false, false);
    world.bot("paper-holds", false, false).inPosition = true;
    world.bot("paper-pinned", false, false).pinned = Optional.of("1.0.0");

    List<String> order =
        world.uses().stream()
            .filter(use -> use.follows())
            .sorted(ChoiceOrder.of("2.0.0", "1.0.0"))
            .map(use -> use.bot())
            .toList();

    assertThat(order).containsExactly("live-tester", "paper-flat", "paper-holds", "live-flat");
  }

  @Test
  void aBotThatWaitsUntilItIsFlatHoldsNobodyUp() {
    SimulatedWorld world = tenBots(new Rollout(List.of(), null, null, null, null));
    world.bots.get("bot-3").inPosition = true;
    world.apply("2.0.0");
    settle(world);

    assertThat(world.strategy.statusOrEmpty().stable()).isEqualTo("2.0.0");
    assertThat(world.on("1.0.0")).containsExactly("bot-3");

    world.bots.get("bot-3").inPosition = false;
    settle(world);
    assertThat(world.on("2.0.0")).hasSize(10);
  }

  @Test
  void nobodyIsChosenBeforeAgentsHaveSpokenAfterTheOperatorsStart() {
    SimulatedWorld world = tenBots(canary(null));
    world.bots.values().forEach(bot -> bot.silence(world.now));
    world.apply("2.0.0");
    world.pass();
    world.pass();

    assertThat(world.rollout().candidates()).isEmpty();
    assertThat(world.rollout().message()).startsWith("waits for word of bot-0, bot-1, bot-2");

    world.bots.values().forEach(SimulatedBot::speak);
    world.pass();
    world.pass();
    assertThat(world.rollout().candidates()).hasSize(2);
    assertThat(world.rollout().phase())
        .as("both are waited for")
        .isEqualTo(RolloutPhase.Progressing);
    world.follow(world.strategy);
    world.pass();
    assertThat(world.rollout().phase()).isEqualTo(RolloutPhase.Waiting);
    assertThat(world.rollout().watched())
        .filteredOn(bot -> bot.version().equals("2.0.0"))
        .noneMatch(bot -> bot.troubled());
  }

  @Test
  void afterTheOperatorsStartNobodyIsChosenOrJudgedUntilTheAgentsAreHeard() {
    SimulatedWorld world = tenBots(canary(null));
    world.apply("2.0.0");
    settle(world);
    SimulatedBot canary = world.bots.get(world.on("2.0.0").getFirst());
    canary.crash(world.now.plusSeconds(1));
    canary.crash(world.now.plusSeconds(2));
    world.bots.values().forEach(bot -> bot.awaited = true);
    world.wait(Duration.ofHours(1));
    settle(world);

    assertThat(world.rollout().phase()).isEqualTo(RolloutPhase.Waiting);
    assertThat(world.rollout().candidates()).hasSize(2);
    assertThat(world.rollout().message()).startsWith("waits for word of bot-0, bot-1, bot-2");

    world.bots.values().forEach(bot -> bot.awaited = false);
    settle(world);
    assertThat(world.rollout().verdict()).isEqualTo("Crashes");
  }

  @Test
  void anAgentThatStaysSilentHoldsNobodyUp() {
    SimulatedWorld world = tenBots(canary(null));
    world.bots.get("bot-3").silence(world.now);
    world.apply("2.0.0");
    settle(world);
    assertThat(world.rollout().candidates()).isEmpty();

    world.wait(Duration.ofSeconds(61));
    settle(world);
    assertThat(world.rollout().candidates()).hasSize(2).doesNotContain("bot-3");
  }

  @Test
  void aVersionThatNobodyWasSeenWithIsNotPromoted() {
    SimulatedWorld world = tenBots(canary(null));
    world.bots.values().forEach(bot -> bot.silence(world.now));
    world.apply("2.0.0");
    world.wait(Duration.ofMinutes(2));
    settle(world);
    world.wait(Duration.ofDays(1));
    settle(world);

    assertThat(world.rollout().candidates()).as("the first step, and no further").hasSize(2);
    assertThat(world.rollout().phase()).isEqualTo(RolloutPhase.Progressing);
    assertThat(world.rollout().message()).contains("no bot has been seen with 2.0.0 yet");

    world.bots.get(world.rollout().candidates().getFirst()).speak();
    settle(world);
    assertThat(world.rollout().phase()).isEqualTo(RolloutPhase.Waiting);
  }

  @Test
  void aPersonMayPromoteWhatNobodyWasSeenWith() {
    SimulatedWorld world = tenBots(canary(null));
    world.bots.values().forEach(bot -> bot.silence(world.now));
    world.apply("2.0.0");
    world.wait(Duration.ofMinutes(2));
    settle(world);
    world.ask(RolloutAction.Promote);
    settle(world);

    assertThat(world.strategy.statusOrEmpty().stable()).isEqualTo("2.0.0");
  }

  @Test
  void fewAreRestartedAtATime() {
    SimulatedWorld world = tenBots(new Rollout(List.of(), null, null, 4, null));
    world.apply("2.0.0");
    world.pass();
    world.pass();
    assertThat(world.rollout().candidates()).hasSize(4);
    world.pass();
    assertThat(world.rollout().candidates()).hasSize(4);

    world.follow(world.strategy);
    world.pass();
    assertThat(world.rollout().candidates()).hasSize(8);
  }

  @Test
  void aPersonPausesAndPromotes() {
    SimulatedWorld world = tenBots(canary(null));
    world.apply("2.0.0");
    settle(world);
    world.ask(RolloutAction.Pause);
    world.wait(Duration.ofHours(1));
    settle(world);
    assertThat(world.rollout().phase()).isEqualTo(RolloutPhase.Paused);
    assertThat(world.on("2.0.0")).hasSize(2);

    world.ask(RolloutAction.Promote);
    settle(world);
    assertThat(world.on("2.0.0")).hasSize(10);

    world.apply("3.0.0");
    settle(world);
    assertThat(world.on("3.0.0")).as("the word was for 2.0.0").hasSize(2);
  }

  @Test
  void goingBackToTheStableVersionEndsTheRollout() {
    SimulatedWorld world = tenBots(canary(null));
    world.apply("2.0.0");
    settle(world);
    world.apply("1.0.0");
    settle(world);

    assertThat(world.on("1.0.0")).hasSize(10);
    assertThat(world.rollout().phase()).isEqualTo(RolloutPhase.Idle);
  }

  @Test
  void aWriteFromAnOldCopyIsLost() {
    SimulatedWorld world = tenBots(canary(null));
    world.apply("2.0.0");
    settle(world);
    var old = world.history.getLast();
    var status = world.strategy.statusOrEmpty();

    world.write(old, world.uses(), world.decide(old, world.uses()));

    assertThat(world.strategy.statusOrEmpty()).isEqualTo(status);
  }
}
