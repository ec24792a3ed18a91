// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.TimeSpan;
import dev.cryptopilot.crds.strategy.AbortOn;
import dev.cryptopilot.crds.strategy.Rollout;
import dev.cryptopilot.crds.strategy.RolloutAction;
import dev.cryptopilot.crds.strategy.RolloutPhase;
import dev.cryptopilot.crds.strategy.RolloutStep;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.plan.StrategyPlan;
import dev.cryptopilot.operator.strategy.plan.analysis.BotTally;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Random histories of applies, crashes, logged errors, silent agents, stale reads, dead operators
 * and people's actions.
 */
class RolloutPropertyTest {

  private static final List<RolloutStep> STEPS =
      List.of(
          new RolloutStep(20, TimeSpan.parse("5m")),
          new RolloutStep(60, TimeSpan.parse("5m")),
          new RolloutStep(100, null));

  private final Set<String> takenBack = new HashSet<>();

  @Property(tries = 60)
  void whateverHappensEachBotHasOneKnownVersionAndFewHaveTheNewOne(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int bots) {
    Random random = new Random(seed);
    takenBack.clear();
    SimulatedWorld world = new SimulatedWorld(rollout(random));
    for (int i = 0; i < bots; i++) {
      world.bot("bot-" + i, random.nextInt(3) == 0, random.nextInt(4) == 0);
    }
    int version = 1;
    List<StrategyUse> old = world.uses();
    for (int i = 0; i < 80; i++) {
      switch (random.nextInt(18)) {
        case 0 -> world.apply(++version + ".0.0");
        case 1 -> world.apply((1 + random.nextInt(version)) + ".0.0");
        case 2 -> world.ask(action(random));
        case 3 -> some(world, random).crash(world.now);
        case 4 -> some(world, random).inPosition ^= true;
        case 5 -> some(world, random).stopped ^= true;
        case 6 -> pin(some(world, random), world, random);
        case 7 -> world.bot("new-" + i, false, false);
        case 8 -> old = world.uses();
        case 9 -> checked(world, stale(world, random), world.uses());
        case 10 -> checked(world, world.strategy, old);
        case 11 -> world.decide(world.strategy, world.uses());
        case 12 -> some(world, random).err(1 + random.nextInt(20));
        case 13 -> some(world, random).silence(world.now);
        case 14 -> some(world, random).speak();
        case 15 -> hush(world, random);
        default -> checked(world, world.strategy, world.uses());
      }
      boolean late = random.nextInt(5) == 0;
      world.follow(late ? stale(world, random) : world.strategy);
      if (!late) {
        checkRunning(world);
      }
      world.wait(Duration.ofSeconds(random.nextInt(200)));
      checkKnown(world);
    }
    checkEnds(world);
  }

  private static Rollout rollout(Random random) {
    Integer errors = random.nextBoolean() ? null : 10 + random.nextInt(50);
    AbortOn limits = new AbortOn(2 + random.nextInt(3), null, errors, null, null, null, 5);
    return new Rollout(
        random.nextInt(4) == 0 ? List.of() : STEPS,
        limits,
        null,
        1 + random.nextInt(4),
        1 + random.nextInt(6));
  }

  private static RolloutAction action(Random random) {
    RolloutAction[] all = RolloutAction.values();
    int pick = random.nextInt(all.length + 3);
    return pick < all.length ? all[pick] : null;
  }

  private static SimulatedBot some(SimulatedWorld world, Random random) {
    List<SimulatedBot> all = List.copyOf(world.bots.values());
    return all.get(random.nextInt(all.size()));
  }

  private static Strategy stale(SimulatedWorld world, Random random) {
    int back = Math.min(world.history.size(), 1 + random.nextInt(3));
    return world.history.get(world.history.size() - back);
  }

  /** The operator starts anew, or has lost the way to all agents. */
  private static void hush(SimulatedWorld world, Random random) {
    boolean all = random.nextBoolean();
    world.bots.values().forEach(all ? bot -> bot.silence(world.now) : SimulatedBot::speak);
  }

  private static void pin(SimulatedBot bot, SimulatedWorld world, Random random) {
    bot.pinned =
        bot.pinned.isPresent()
            ? Optional.empty()
            : Optional.of(
                world.published.get(random.nextInt(world.published.size())).version().version());
  }

  /** One pass; what it newly asks for is within the share of the step, and no bot is pinned. */
  private void checked(SimulatedWorld world, Strategy seen, List<StrategyUse> uses) {
    StrategyPlan plan = world.decide(seen, uses);
    RolloutPlan rollout = plan.rollout();
    Set<String> before =
        new HashSet<>(RolloutMemory.of(seen.statusOrEmpty().rolloutSeen()).candidates());
    Set<String> active =
        uses.stream()
            .filter(use -> use.follows() && !use.sign().stopped())
            .map(StrategyUse::bot)
            .collect(Collectors.toSet());
    List<String> chosen = rollout.memory().candidates().stream().filter(active::contains).toList();
    if (!before.containsAll(chosen)) {
      assertThat(chosen.size())
          .as("candidates at %d %% of %d", rollout.percent(), active.size())
          .isLessThanOrEqualTo(Share.of(rollout.percent(), active.size()));
    }
    assertThat(rollout.memory().candidates()).doesNotHaveDuplicates();
    checkCounts(world, rollout.memory().watched());
    checkSeen(seen, uses, rollout);
    world.write(seen, uses, plan);
    StrategyStatus status = world.strategy.statusOrEmpty();
    status.candidateVersion().ifPresent(c -> assertThat(takenBack).doesNotContain(c));
    status.stableVersion().ifPresent(s -> assertThat(takenBack).doesNotContain(s));
    world.strategy.statusOrEmpty().versions().stream()
        .filter(v -> v.state() == VersionState.RolledBack)
        .forEach(v -> takenBack.add(v.version()));
  }

  private static void checkCounts(SimulatedWorld world, List<BotTally> watched) {
    for (BotTally tally : watched) {
      assertThat(tally.exits().crashes())
          .as("crashes counted of %s", tally.bot())
          .isLessThanOrEqualTo(world.bots.get(tally.bot()).crashes);
      assertThat(tally.vitals().errors())
          .as("errors counted of %s", tally.bot())
          .isLessThanOrEqualTo(world.bots.get(tally.bot()).allErrors);
    }
  }

  /**
   * Whether its agent is heard or not: who has the new version was chosen for it, or is pinned to
   * it, or is on its way back and cannot be restarted yet.
   */
  private static void checkRunning(SimulatedWorld world) {
    StrategyStatus status = world.strategy.statusOrEmpty();
    Set<String> chosen = new HashSet<>(RolloutMemory.of(status.rolloutSeen()).candidates());
    world.bots.values().stream()
        .filter(bot -> bot.pinned.isEmpty() && !bot.stopped && !bot.waits)
        .filter(bot -> bot.running.equals(status.candidateVersion()))
        .forEach(bot -> assertThat(chosen).contains(bot.name));
  }

  /** Promoted by itself is only what somebody was seen with. */
  private static void checkSeen(Strategy seen, List<StrategyUse> uses, RolloutPlan plan) {
    Set<String> before =
        new HashSet<>(RolloutMemory.of(seen.statusOrEmpty().rolloutSeen()).candidates());
    boolean promotes =
        plan.memory().phase() == RolloutPhase.Promoted
            && seen.statusOrEmpty().stableVersion().isPresent()
            && !plan.stable().equals(seen.statusOrEmpty().stableVersion());
    boolean asked = seen.getSpec().rollout().wanted().equals(Optional.of(RolloutAction.Promote));
    List<StrategyUse> ours =
        uses.stream()
            .filter(use -> before.contains(use.bot()) && use.follows() && !use.sign().stopped())
            .toList();
    if (promotes
        && !asked
        && ours.stream().anyMatch(u -> u.sign().hearing().unheardSince().isPresent())) {
      assertThat(ours).anyMatch(use -> use.runs(plan.stable().orElseThrow()));
    }
  }

  private static void checkKnown(SimulatedWorld world) {
    Set<String> known =
        world.published.stream().map(p -> p.version().version()).collect(Collectors.toSet());
    for (SimulatedBot bot : world.bots.values()) {
      assertThat(known).contains(SimulatedWorld.wanted(bot, world.strategy));
      bot.running.ifPresent(version -> assertThat(known).contains(version));
      bot.pinned.ifPresent(
          pin -> assertThat(SimulatedWorld.wanted(bot, world.strategy)).isEqualTo(pin));
    }
  }

  /** Left alone it comes to an end, and everybody who follows has the stable version. */
  private void checkEnds(SimulatedWorld world) {
    world.ask(null);
    world.bots.values().forEach(bot -> bot.inPosition = false);
    world.bots.values().forEach(SimulatedBot::speak);
    for (int i = 0; i < 90; i++) {
      checked(world, world.strategy, world.uses());
      world.follow(world.strategy);
      world.wait(Duration.ofMinutes(1));
    }
    StrategyStatus status = world.strategy.statusOrEmpty();
    assertThat(status.candidateVersion()).isEmpty();
    assertThat(status.rolloutSeen().map(r -> r.phase()).orElse(RolloutPhase.Idle))
        .isIn(RolloutPhase.Idle, RolloutPhase.Promoted, RolloutPhase.RolledBack);
    world.bots.values().stream()
        .filter(bot -> bot.pinned.isEmpty() && !bot.stopped)
        .forEach(bot -> assertThat(bot.running).isEqualTo(status.stableVersion()));
    StrategyStatus again = world.strategy.statusOrEmpty();
    world.pass();
    assertThat(world.strategy.statusOrEmpty())
        .as("a pass without news writes nothing")
        .isEqualTo(again);
  }
}
