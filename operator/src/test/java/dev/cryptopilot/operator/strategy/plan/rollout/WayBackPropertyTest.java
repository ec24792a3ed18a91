// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.TimeSpan;
import dev.cryptopilot.crds.strategy.Rollout;
import dev.cryptopilot.crds.strategy.RolloutAction;
import dev.cryptopilot.crds.strategy.RolloutStep;
import dev.cryptopilot.crds.strategy.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A bad version on many bots is given up, while bots crash, hang, fall silent and are pinned. */
class WayBackPropertyTest {

  /** Bots that traded when they were told to go back, and when that was. */
  private final Map<String, Instant> told = new HashMap<>();

  private final Set<String> hung = new HashSet<>();

  @Property(tries = 60)
  void allGoBackAndNeverTooManyAtATime(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30) int bots,
      @ForAll @IntRange(min = 1, max = 8) int places) {
    Random random = new Random(seed);
    told.clear();
    hung.clear();
    SimulatedWorld world = everybodyHasTheBadVersion(bots, places);
    if (random.nextBoolean()) {
      world.ask(RolloutAction.Abort);
    } else {
      world.apply(random.nextBoolean() ? "1.0.0" : "3.0.0");
    }
    for (int i = 0; i < 40; i++) {
      accident(world, random, i);
      checked(world, random.nextInt(6) == 0 ? stale(world, random) : world.strategy, places);
      follow(world, random);
      world.wait(Duration.ofSeconds(random.nextInt(20)));
    }
    checkEnds(world, bots, places);
  }

  private static SimulatedWorld everybodyHasTheBadVersion(int bots, int places) {
    List<RolloutStep> steps = List.of(new RolloutStep(100, TimeSpan.parse("24h")));
    SimulatedWorld world = new SimulatedWorld(new Rollout(steps, null, null, 1000, places));
    for (int i = 0; i < bots; i++) {
      world.bot("bot-" + i, i % 3 == 0, false);
    }
    world.apply("2.0.0");
    for (int i = 0; i < 3; i++) {
      world.pass();
      world.follow(world.strategy);
    }
    assertThat(world.on("2.0.0")).hasSize(bots);
    return world;
  }

  private void accident(SimulatedWorld world, Random random, int number) {
    List<SimulatedBot> all = List.copyOf(world.bots.values());
    SimulatedBot bot = all.get(random.nextInt(all.size()));
    switch (random.nextInt(12)) {
      case 0 -> hung.add(bot.name);
      case 1 -> bot.ready = false;
      case 2 -> bot.stopped ^= true;
      case 3 -> bot.silence(world.now);
      case 4 -> bot.speak();
      case 5 -> bot.inPosition ^= true;
      case 6 -> bot.pinned = bot.pinned.isPresent() ? Optional.empty() : Optional.of("1.0.0");
      case 7 -> world.bot("new-" + number, false, false);
      case 8 -> world.ask(RolloutAction.Pause);
      case 9 -> bot.crash(world.now);
      default -> {}
    }
  }

  /** A bot that hangs does nothing; the others hear of the change now or later. */
  private void follow(SimulatedWorld world, Random random) {
    for (SimulatedBot bot : world.bots.values()) {
      if (!hung.contains(bot.name) && random.nextInt(3) > 0) {
        bot.follow(SimulatedWorld.wanted(bot, world.strategy), world.now);
      }
    }
  }

  private static Strategy stale(SimulatedWorld world, Random random) {
    int back = Math.min(world.history.size(), 1 + random.nextInt(3));
    return world.history.get(world.history.size() - back);
  }

  /** One pass; what it does is counted here in another way than the plan counts. */
  private void checked(SimulatedWorld world, Strategy seen, int places) {
    RolloutMemory before = memory(world);
    Set<String> trading = new HashSet<>();
    world.uses().stream()
        .filter(use -> use.sign().ready() && use.follows())
        .forEach(use -> trading.add(use.bot()));
    world.write(seen, world.uses(), world.decide(seen, world.uses()));
    RolloutMemory after = memory(world);
    assertThat(after.returning()).hasSizeLessThanOrEqualTo(places);
    Set<String> sent = new HashSet<>(before.candidates());
    sent.removeAll(after.candidates());
    sent.removeIf(name -> world.bots.get(name).pinned.isPresent());
    boolean goesBack = after.isGoingBack() || before.isGoingBack() || !after.isUnderWay();
    if (goesBack) {
      assertThat(sent).as("told at once").hasSizeLessThanOrEqualTo(places);
      sent.stream().filter(trading::contains).forEach(name -> told.put(name, world.now));
    }
    assertThat(away(world)).as("away at once").isLessThanOrEqualTo(places);
  }

  /** Traded when they were told to go, have not come back, and have had less than their time. */
  private long away(SimulatedWorld world) {
    Duration surely = WayBack.WORKED.minusSeconds(1);
    return told.entrySet().stream()
        .filter(entry -> world.now.isBefore(entry.getValue().plus(surely)))
        .map(entry -> world.bots.get(entry.getKey()))
        .filter(bot -> bot.pinned.isEmpty() && !bot.waits)
        .filter(bot -> bot.running.equals(Optional.of("2.0.0")))
        .count();
  }

  /** Nobody answers any more: all are told to go back all the same, then those that can do. */
  private void checkEnds(SimulatedWorld world, int bots, int places) {
    world.ask(null);
    world.apply("1.0.0");
    for (int i = 0; memory(world).isGoingBack() || memory(world).isUnderWay(); i++) {
      assertThat(i).as("minutes until all were told to go back").isLessThan(3 + bots);
      checked(world, world.strategy, places);
      world.wait(WayBack.WORKED);
    }
    world.bots.values().forEach(bot -> bot.inPosition = false);
    world.bots.values().forEach(SimulatedBot::speak);
    for (int i = 0; i < 3; i++) {
      world.pass();
      world.follow(world.strategy);
    }
    world.bots.values().stream()
        .filter(bot -> bot.pinned.isEmpty() && !bot.stopped)
        .forEach(bot -> assertThat(bot.running).contains("1.0.0"));
  }

  private static RolloutMemory memory(SimulatedWorld world) {
    return RolloutMemory.of(world.strategy.statusOrEmpty().rolloutSeen());
  }
}
