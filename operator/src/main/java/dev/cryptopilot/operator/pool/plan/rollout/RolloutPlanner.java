// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rollout;

import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.Replacement;
import dev.cryptopilot.operator.pool.plan.PodCapacities;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.pool.plan.moves.MoveWish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Brings the pods of a pool to the template that is asked for, one after the other, and back to the
 * last good one when the bots of a pod do not come back in time. Pure.
 *
 * <p>A pod's turn: bots are flat or moved away as {@code spec.update.bots} says → the pod is marked
 * as being replaced → its StatefulSet gets the template → the pod object is deleted → it is up and
 * the bots that were ready are ready again → the mark goes. One pod at a time has that mark.
 */
public final class RolloutPlanner {

  private final PoolFacts facts;
  private final TemplateChoice choice;
  private final List<PodTurn> pods;
  private final boolean readyElsewhere;
  private final Map<Integer, String> templates = new HashMap<>();
  private final Map<Integer, PodMarks> marks = new HashMap<>();
  private final List<MoveWish> wishes = new ArrayList<>();
  private final List<PoolAction> after = new ArrayList<>();
  private final List<String> waits = new ArrayList<>();
  private OptionalInt remove = OptionalInt.empty();
  private boolean spare;
  private boolean stopped;

  private RolloutPlanner(PoolFacts facts) {
    this.facts = facts;
    this.choice = TemplateChoice.of(facts);
    this.pods =
        PodCapacities.of(facts).stream()
            .map(room -> new PodTurn(facts.pod(room.ordinal()).orElseThrow(), room))
            .toList();
    this.readyElsewhere =
        !choice.proven()
            && pods.stream()
                .filter(pod -> !pod.podTemplate().equals(choice.target()))
                .anyMatch(pod -> !pod.readyBots().isEmpty());
  }

  /** The plan for these facts. */
  public static RolloutPlan plan(PoolFacts facts) {
    return new RolloutPlanner(facts).plan();
  }

  private RolloutPlan plan() {
    pods.forEach(pod -> templates.put(pod.ordinal(), templateOf(pod)));
    List<PodTurn> underway = pods.stream().filter(pod -> pod.replacing().isPresent()).toList();
    underway.forEach(pod -> advance(pod, pod.replacing().orElseThrow()));
    OptionalInt emptied = OptionalInt.empty();
    if (underway.isEmpty()) {
      prove();
      emptied = begin();
    }
    unmarkAllBut(emptied);
    boolean trial = !choice.proven() && choice.mayFail() && !isUsed(choice.lastGood());
    return new RolloutPlan(
        templates,
        choice.proven() || choice.lastGood().isEmpty() || trial
            ? choice.target()
            : choice.lastGood().get(),
        trial,
        marks,
        wishes,
        spare ? Optional.of(choice.target()) : Optional.empty(),
        remove,
        KeptTemplates.actions(facts, choice, pods),
        after,
        spare
            || remove.isPresent()
            || emptied.isPresent()
            || !(underway.isEmpty() && marks.isEmpty() && wishes.isEmpty())
            || Surge.isUsed(facts.spec(), pods, choice.target()),
        state(underway));
  }

  /** What its StatefulSet has; a pod whose turn is noted gets the target. */
  private String templateOf(PodTurn pod) {
    if (pod.replacing().filter(one -> one.template().equals(choice.target())).isPresent()) {
      return choice.target();
    }
    if (!pod.setTemplate().isEmpty()) {
      return pod.setTemplate();
    }
    return pod.podTemplate().isEmpty() ? choice.target() : pod.podTemplate();
  }

  private void advance(PodTurn pod, Replacement turn) {
    String target = choice.target();
    boolean made = pod.podTemplate().equals(target) && pod.setTemplate().equals(target);
    if (!turn.template().equals(target) && isSpare(pod)) {
      remove = OptionalInt.of(pod.ordinal());
      return;
    }
    if (!turn.template().equals(target)) {
      Replacement next = new Replacement(target, facts.now(), turn.bots());
      mark(pod, pod.pod().marks().withReplacing(made ? Optional.empty() : Optional.of(next)));
      return;
    }
    if (pod.setTemplate().equals(target) && !made) {
      restart(pod);
    }
    boolean up = made && pod.isUp();
    if (up && isDone(pod, turn)) {
      mark(pod, pod.pod().marks().withReplacing(Optional.empty()));
      if (!choice.proven()) {
        after.add(new PoolAction.ProveTemplate(target));
      }
      return;
    }
    if (up && turn.bots().isEmpty() && !pod.settled().isEmpty() && !isProof(pod)) {
      // The first bots came by moves: their time begins now.
      Replacement next = new Replacement(target, facts.now(), pod.settled());
      mark(pod, pod.pod().marks().withReplacing(Optional.of(next)));
    } else if (up && pod.capacity().used() == 0) {
      Canary.wish(pods, pod, target).ifPresent(wishes::add);
    }
    judge(pod, turn, up);
  }

  /** It was made for this change only and has come to hold nothing. */
  private boolean isSpare(PodTurn pod) {
    return pod.capacity().used() == 0 && pods.size() > facts.spec().pods().max();
  }

  private boolean isDone(PodTurn pod, Replacement turn) {
    return pod.notBack(turn).isEmpty() && (choice.proven() || isProof(pod));
  }

  /** Bots run well in it, or there is none anywhere that could show it, nor on its way. */
  private boolean isProof(PodTurn pod) {
    return !pod.readyBots().isEmpty() || !(readyElsewhere || pod.isAwaitingBots());
  }

  private void judge(PodTurn pod, Replacement turn, boolean up) {
    List<String> missing = pod.notBack(turn);
    String trouble =
        up
            ? "bots of pod %s are not ready: %s".formatted(pod.name(), String.join(", ", missing))
            : "pod %s is not up".formatted(pod.name());
    if (up && missing.isEmpty()) {
      waits.add("a first bot in pod " + pod.name());
      return;
    }
    waits.add(trouble);
    if (turn.since().plus(facts.spec().update().deadline().duration()).isAfter(facts.now())) {
      return;
    }
    if (choice.mayFail()) {
      String failure = "%s after %s".formatted(trouble, facts.spec().update().deadline());
      after.add(new PoolAction.CondemnTemplate(choice.asked(), failure));
    } else {
      stopped = true;
    }
  }

  private void restart(PodTurn pod) {
    pod.pod()
        .object()
        .filter(object -> !object.deleting())
        .map(PodObjectFacts::uid)
        .map(
            uid ->
                new PoolAction.RestartPod(pod.ordinal(), pod.name(), uid, "its template changed"))
        .ifPresent(after::add);
  }

  /** A template that pods had from the start works as soon as one of them is up. */
  private void prove() {
    if (!choice.proven() && !choice.isRolledBack()) {
      pods.stream()
          .filter(pod -> pod.podTemplate().equals(choice.target()) && pod.isUp() && isProof(pod))
          .findFirst()
          .ifPresent(pod -> after.add(new PoolAction.ProveTemplate(choice.target())));
    }
  }

  /** The pod that is being emptied. */
  private OptionalInt begin() {
    Optional<NextPod.Step> step =
        facts.spec().update().paused()
            ? Optional.empty()
            : new NextPod(facts.spec(), pods, choice).step();
    return switch (step.orElse(new NextPod.Step.Wait(""))) {
      case NextPod.Step.Replace(PodTurn pod) -> {
        Replacement turn =
            new Replacement(
                choice.target(), facts.now(), pod.readyBots().stream().sorted().toList());
        mark(
            pod, pod.pod().marks().withDraining(Optional.empty()).withReplacing(Optional.of(turn)));
        waits.add("pod " + pod.name());
        yield OptionalInt.empty();
      }
      case NextPod.Step.Empty(PodTurn pod) -> {
        mark(pod, pod.pod().marks().withDraining(Optional.of(PodMarks.ROLLOUT)));
        wishes.addAll(Canary.wishes(pods, pod, choice.target()));
        waits.add("bots to move out of pod %s: %d".formatted(pod.name(), pod.capacity().used()));
        yield OptionalInt.of(pod.ordinal());
      }
      case NextPod.Step.AddSpare(PodTurn pod) -> {
        spare = true;
        waits.add("a spare pod for the bots of " + pod.name());
        yield OptionalInt.of(pod.ordinal());
      }
      case NextPod.Step.Remove(PodTurn pod) -> {
        remove = OptionalInt.of(pod.ordinal());
        yield OptionalInt.empty();
      }
      case NextPod.Step.Wait(String reason) -> {
        waits.add(reason);
        yield OptionalInt.empty();
      }
    };
  }

  private void unmarkAllBut(OptionalInt emptied) {
    pods.stream()
        .filter(pod -> pod.pod().marks().isDrainingFor(PodMarks.ROLLOUT))
        .filter(pod -> !OptionalInt.of(pod.ordinal()).equals(emptied))
        .filter(pod -> !remove.equals(OptionalInt.of(pod.ordinal())))
        .filter(pod -> !marks.containsKey(pod.ordinal()))
        .forEach(pod -> mark(pod, pod.pod().marks().withDraining(Optional.empty())));
  }

  private void mark(PodTurn pod, PodMarks next) {
    if (pod.capacity().known() && !next.equals(pod.pod().marks())) {
      marks.put(pod.ordinal(), next);
    }
  }

  private boolean isUsed(Optional<String> template) {
    return pods.stream().anyMatch(pod -> template.equals(Optional.of(pod.setTemplate())));
  }

  private RolloutState state(List<PodTurn> underway) {
    return RolloutMessages.state(facts, choice, pods, underway, waits, stopped);
  }
}
