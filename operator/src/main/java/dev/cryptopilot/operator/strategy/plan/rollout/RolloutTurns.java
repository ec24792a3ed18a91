// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.crds.TimeSpan;
import dev.cryptopilot.crds.strategy.RolloutAction;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.plan.analysis.Judgement;
import dev.cryptopilot.operator.strategy.plan.analysis.Tallies;
import dev.cryptopilot.operator.strategy.plan.analysis.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Decides what a roll-out that is under way does now. Pure. */
record RolloutTurns(
    RolloutFacts facts,
    RolloutMemory memory,
    Followers followers,
    Tallies tallies,
    Stage stage,
    Judgement judgement) {

  private static final int NAMED = 3;

  /** After the operator's own start no bot is known to be Ready for a moment. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  RolloutTurn turn() {
    if (memory.asksFor(RolloutAction.Abort)) {
      return new RolloutTurn.TakeBack(
          judgement.as(Verdict.Aborted, "spec.rollout.action says Abort"));
    }
    List<StrategyUse> awaited = followers.awaited();
    if (!awaited.isEmpty()) {
      return still("waits for word of " + named(awaited) + " after the operator's start");
    }
    if (judgement.verdict().condemns()) {
      return new RolloutTurn.TakeBack(judgement);
    }
    if (facts.obstacle().isPresent()) {
      return new RolloutTurn.Hold("goes no further: " + facts.obstacle().get());
    }
    if (memory.asksFor(RolloutAction.Pause)) {
      return new RolloutTurn.Hold(
          "spec.rollout.action says Pause: no further bots; remove it to go on");
    }
    return forward();
  }

  /** Nobody is chosen and nobody judged; it stays in the phase that it is in. */
  private RolloutTurn still(String why) {
    return switch (memory.phase()) {
      case Waiting -> new RolloutTurn.Watch(why);
      case Paused -> new RolloutTurn.Hold(why);
      default -> new RolloutTurn.Await(why);
    };
  }

  private RolloutTurn forward() {
    String version = memory.version().orElseThrow();
    List<StrategyUse> updating = followers.updating(version, tallies);
    int missing =
        Share.of(stage.percent(), followers.active().size()) - followers.chosenActive().size();
    int atATime = facts.rollout().atATime();
    List<StrategyUse> unheard = followers.unheard(facts.now().minus(PATIENCE));
    if (missing > 0 && !unheard.isEmpty()) {
      return new RolloutTurn.Await("waits for word of " + named(unheard));
    }
    if (missing > 0) {
      // Chosen by the batch: a write for each bot would be a write for each bot that is ready.
      return updating.size() <= atATime / 2
          ? new RolloutTurn.Choose(next(Math.min(missing, atATime - updating.size())))
          : new RolloutTurn.Await(waitsFor(updating));
    }
    if (!updating.isEmpty()) {
      return new RolloutTurn.Await(waitsFor(updating));
    }
    List<StrategyUse> unseen = followers.unseen(version);
    if (!unseen.isEmpty() && !memory.asksFor(RolloutAction.Promote)) {
      return new RolloutTurn.Await(
          "no bot has been seen with " + version + " yet: waits for word of " + named(unseen));
    }
    return watched();
  }

  private List<String> next(int count) {
    return followers.others().stream()
        .sorted(ChoiceOrder.of(memory.version().orElseThrow(), memory.from().orElseThrow()))
        .limit(count)
        .map(StrategyUse::bot)
        .toList();
  }

  private RolloutTurn watched() {
    // Without bots there is nothing to see, however long one looks.
    boolean nobody = followers.active().isEmpty();
    Instant since = memory.watchingSince().orElse(facts.now());
    Duration left = Duration.between(facts.now(), since.plus(stage.watch()));
    if (!nobody && left.compareTo(Duration.ZERO) > 0) {
      return new RolloutTurn.Watch(
          "watches for " + TimeSpan.ofSeconds(stage.watch().toSeconds()) + " before it goes on");
    }
    boolean promoted = memory.asksFor(RolloutAction.Promote);
    if (!promoted && judgement.verdict() == Verdict.NotEnoughData) {
      return new RolloutTurn.Watch("watches until there is enough to judge by");
    }
    return stage.last() || nobody
        ? new RolloutTurn.Promote()
        : new RolloutTurn.Advance(stage.number() + 1);
  }

  private static String waitsFor(List<StrategyUse> updating) {
    return "waits for " + named(updating);
  }

  private static String named(List<StrategyUse> uses) {
    String names =
        uses.stream().map(StrategyUse::bot).sorted().limit(NAMED).collect(Collectors.joining(", "));
    int more = uses.size() - NAMED;
    return names + (more > 0 ? " and " + more + " more" : "");
  }
}
