// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.crds.strategy.RolloutPhase;
import dev.cryptopilot.operator.strategy.plan.analysis.Judge;
import dev.cryptopilot.operator.strategy.plan.analysis.Judgement;
import dev.cryptopilot.operator.strategy.plan.analysis.Tallies;
import dev.cryptopilot.operator.strategy.plan.analysis.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a new version of a strategy to the bots that follow it, step by step, and back. Pure: all
 * it remembers comes in with the facts and goes out with the plan.
 */
public final class RolloutPlanner {

  private RolloutPlanner() {}

  /** The plan for these facts. */
  public static RolloutPlan plan(RolloutFacts facts) {
    RolloutMemory before = facts.memory().seeing(facts.rollout().wanted(), facts.wanted());
    Optional<String> stable = facts.stable();
    if (stable.isEmpty()) {
      return first(facts, before);
    }
    RolloutMemory memory = wayBack(facts, before);
    if (memory.isGoingBack()) {
      return rest(facts, memory, stable, WayBack.sentence(memory));
    }
    if (stable.get().equals(facts.wanted())) {
      return settled(facts, memory, stable);
    }
    if (facts.obstacle().isPresent()) {
      return memory.isUnderWay() ? pass(facts, memory) : rest(facts, memory, stable, "");
    }
    if (facts.takenBack().contains(facts.wanted())) {
      return rest(
          facts,
          memory.held(facts.wanted(), stable),
          stable,
          facts.wanted() + " was taken back and is not rolled out again: raise spec.version");
    }
    return pass(
        facts,
        memory.isUnderWay() ? memory : memory.begin(facts.wanted(), stable.get(), facts.now()));
  }

  /** Whoever has a version that is given up goes back before anything else begins. */
  private static RolloutMemory wayBack(RolloutFacts facts, RolloutMemory memory) {
    RolloutMemory here =
        memory.isUnderWay() && !goesOn(facts, memory) ? memory.givenUp(RolloutPhase.Idle) : memory;
    return here.isGoingBack() ? WayBack.next(facts, here) : here;
  }

  /** A version that bots cannot get stops the one before it where it is; any other one ends it. */
  private static boolean goesOn(RolloutFacts facts, RolloutMemory memory) {
    boolean ours = memory.version().filter(facts.wanted()::equals).isPresent();
    boolean wanted = facts.stable().filter(facts.wanted()::equals).isEmpty();
    return wanted
        && memory.from().equals(facts.stable())
        && (facts.obstacle().isPresent() || (ours && !facts.takenBack().contains(facts.wanted())));
  }

  /** Without anything to compare with, the first usable version is the stable one. */
  private static RolloutPlan first(RolloutFacts facts, RolloutMemory memory) {
    return facts.obstacle().isPresent()
        ? rest(facts, memory, Optional.empty(), "")
        : rest(
            facts, memory, Optional.of(facts.wanted()), facts.wanted() + " is the first version");
  }

  private static RolloutPlan settled(
      RolloutFacts facts, RolloutMemory memory, Optional<String> stable) {
    if (facts.memory().isUnderWay() || facts.memory().isGoingBack()) {
      return rest(
          facts,
          memory.end(RolloutPhase.Idle),
          stable,
          "spec.version is back at the stable version: the roll-out of "
              + memory.version().orElse("")
              + " is over");
    }
    return rest(
        facts,
        memory.phase() == RolloutPhase.RolledBack ? memory.end(RolloutPhase.Idle) : memory,
        stable,
        "");
  }

  private static RolloutPlan rest(
      RolloutFacts facts, RolloutMemory memory, Optional<String> stable, String message) {
    Followers followers = Followers.of(facts.uses(), List.of());
    int updated = stable.map(followers::running).orElse(0);
    return new RolloutPlan(
        stable, memory, Optional.empty(), 0, followers.active().size(), updated, message);
  }

  private static RolloutPlan pass(RolloutFacts facts, RolloutMemory memory) {
    String candidate = memory.version().orElseThrow();
    Versions versions = new Versions(candidate, memory.from().orElseThrow());
    Followers followers = Followers.of(facts.uses(), memory.candidates());
    Tallies tallies =
        Tallies.next(memory.watched(), followers.all(), followers.chosen(), versions, facts.now());
    Stage stage = Stage.of(facts.rollout(), memory);
    Judgement judgement = Judge.judge(facts.rollout().abortOn(), tallies, facts.now());
    RolloutTurn turn = new RolloutTurns(facts, memory, followers, tallies, stage, judgement).turn();
    return after(turn, facts, memory.with(followers.chosen(), tallies.all()), stage, judgement);
  }

  private static RolloutPlan after(
      RolloutTurn turn,
      RolloutFacts facts,
      RolloutMemory memory,
      Stage stage,
      Judgement judgement) {
    String version = memory.version().orElseThrow();
    Instant now = facts.now();
    RolloutMemory here = memory.at(stage.number(), memory.stepStartedAt(), memory.watchingSince());
    return switch (turn) {
      case RolloutTurn.Choose(List<String> bots) ->
          going(
              facts,
              chosen(facts, here, bots).in(RolloutPhase.Progressing),
              stage,
              judgement,
              bots.size() + " more bots are to run " + version);
      case RolloutTurn.Await(String why) ->
          going(facts, here.in(RolloutPhase.Progressing), stage, judgement, why);
      case RolloutTurn.Watch(String why) ->
          going(
              facts,
              here.at(
                      stage.number(),
                      here.stepStartedAt(),
                      here.watchingSince().or(() -> Optional.of(now)))
                  .in(RolloutPhase.Waiting),
              stage,
              judgement,
              why);
      case RolloutTurn.Hold(String why) ->
          going(facts, here.in(RolloutPhase.Paused), stage, judgement, why);
      case RolloutTurn.Advance(int step) ->
          going(
              facts,
              restarted(here, now)
                  .at(step, Optional.of(now), Optional.empty())
                  .in(RolloutPhase.Progressing),
              Stage.of(facts.rollout(), here.at(step, Optional.of(now), Optional.empty())),
              judgement,
              "step " + (step + 1) + " begins");
      case RolloutTurn.Promote() ->
          new RolloutPlan(
              Optional.of(version),
              here.end(RolloutPhase.Promoted),
              Optional.of(judgement),
              stage.percent(),
              Followers.of(facts.uses(), List.of()).active().size(),
              Followers.of(facts.uses(), List.of()).running(version),
              version + " is the stable version now");
      case RolloutTurn.TakeBack(Judgement why) -> takenBack(facts, here, why);
    };
  }

  private static RolloutPlan takenBack(RolloutFacts facts, RolloutMemory here, Judgement why) {
    RolloutMemory next = WayBack.next(facts, here.givenUp(RolloutPhase.RolledBack));
    Followers followers = Followers.of(facts.uses(), List.of());
    return new RolloutPlan(
        here.from(),
        next,
        Optional.of(why),
        0,
        followers.active().size(),
        followers.running(here.version().orElseThrow()),
        next.isGoingBack() ? WayBack.sentence(next) : why.message());
  }

  private static RolloutPlan going(
      RolloutFacts facts, RolloutMemory next, Stage stage, Judgement judgement, String message) {
    Followers followers = Followers.of(facts.uses(), next.candidates());
    return new RolloutPlan(
        next.from(),
        next,
        Optional.of(judgement),
        stage.percent(),
        followers.active().size(),
        followers.running(next.version().orElseThrow()),
        message);
  }

  /** Counting begins with the choice, so that a bot that never comes up counts as well. */
  private static RolloutMemory chosen(RolloutFacts facts, RolloutMemory memory, List<String> bots) {
    List<String> all = new ArrayList<>(memory.candidates());
    all.addAll(bots);
    Tallies tallies =
        Tallies.next(
            memory.watched(),
            Followers.of(facts.uses(), all).all(),
            all,
            new Versions(memory.version().orElseThrow(), memory.from().orElseThrow()),
            facts.now());
    return memory.with(all, tallies.all());
  }

  private static RolloutMemory restarted(RolloutMemory memory, Instant now) {
    return memory.with(
        memory.candidates(), memory.watched().stream().map(tally -> tally.restarted(now)).toList());
  }
}
