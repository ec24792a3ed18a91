// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.scaling;

import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.PodCapacities;
import dev.cryptopilot.operator.pool.plan.PodCapacity;
import dev.cryptopilot.operator.pool.plan.moves.MoveReason;
import dev.cryptopilot.operator.pool.plan.moves.MoveWish;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Empties and removes the highest pod when the others have room for its bots. Pure.
 *
 * <p>It never flaps: a pod is emptied only after it has been unneeded for the whole of {@code
 * scaleDownAfter}, moving its bots does not change whether it is needed, and a pod that is needed
 * again starts its time anew.
 */
public final class ScalingPlanner {

  private final List<PodCapacity> pods;
  private final Demand demand;
  private final Map<Integer, PodMarks> marks = new HashMap<>();

  private ScalingPlanner(List<PodCapacity> pods, Demand demand) {
    this.pods = pods;
    this.demand = demand;
  }

  /**
   * The plan for these facts.
   *
   * @param waiting bots that wait for a slot
   */
  public static ScalingPlan plan(PoolFacts facts, int waiting) {
    Demand demand = Demand.of(facts.spec(), waiting, facts.now());
    return new ScalingPlanner(PodCapacities.of(facts), demand).plan();
  }

  private ScalingPlan plan() {
    Optional<PodCapacity> candidate = candidate();
    for (PodCapacity pod : pods) {
      boolean chosen = candidate.filter(pod::equals).isPresent();
      mark(pod, chosen ? marksOf(pod) : needed(pod));
    }
    OptionalInt remove =
        candidate
            .filter(pod -> pod.used() == 0 && mayGo(pod))
            .map(pod -> OptionalInt.of(pod.ordinal()))
            .orElse(OptionalInt.empty());
    List<MoveWish> wishes = pods.stream().flatMap(this::wishes).toList();
    return new ScalingPlan(marks, remove, wishes);
  }

  /** The highest pod, if the pool can do without it. */
  private Optional<PodCapacity> candidate() {
    if (pods.isEmpty()) {
      return Optional.empty();
    }
    PodCapacity last = pods.getLast();
    boolean busy =
        last.marks().isDrainingFor(PodMarks.ROLLOUT) || last.marks().replacing().isPresent();
    return last.known() && !busy && isSurplus(last) ? Optional.of(last) : Optional.empty();
  }

  private boolean isSurplus(PodCapacity pod) {
    boolean aboveMax = pods.size() > demand.max();
    int freeElsewhere = pods.stream().mapToInt(PodCapacity::free).sum() - pod.free();
    return pods.size() > demand.min()
        && freeElsewhere >= demand.roomWithout(pod.staying().size(), aboveMax);
  }

  private PodMarks marksOf(PodCapacity pod) {
    if (pod.used() == 0 || pod.marks().draining().isPresent()) {
      return pod.marks();
    }
    Instant since = pod.marks().unneededSince().orElse(demand.now());
    return mayGo(pod)
        ? pod.marks()
            .withUnneededSince(Optional.of(since))
            .withDraining(Optional.of(PodMarks.SCALE_DOWN))
        : pod.marks().withUnneededSince(Optional.of(since));
  }

  /** Above the maximum there is nothing to wait for. */
  private boolean mayGo(PodCapacity pod) {
    Instant since =
        (pod.used() == 0 ? pod.marks().emptySince() : pod.marks().unneededSince())
            .orElse(demand.now());
    return pods.size() > demand.max()
        || pod.marks().isDrainingFor(PodMarks.SCALE_DOWN)
        || demand.isOver(since);
  }

  private static PodMarks needed(PodCapacity pod) {
    PodMarks timeless = pod.marks().withUnneededSince(Optional.empty());
    return pod.marks().isDrainingFor(PodMarks.SCALE_DOWN)
        ? timeless.withDraining(Optional.empty())
        : timeless;
  }

  private void mark(PodCapacity pod, PodMarks next) {
    if (pod.known() && !next.equals(pod.marks())) {
      marks.put(pod.ordinal(), next);
    }
  }

  private PodMarks marksNow(PodCapacity pod) {
    return marks.getOrDefault(pod.ordinal(), pod.marks());
  }

  private Stream<MoveWish> wishes(PodCapacity pod) {
    return marksNow(pod).draining().filter(reason -> !reason.equals(PodMarks.ROLLOUT)).stream()
        .map(reason -> reason.equals(PodMarks.SCALE_DOWN) ? MoveReason.ScaleDown : MoveReason.Asked)
        .flatMap(
            reason ->
                pod.staying().stream()
                    .map(uid -> new MoveWish(uid, pod.ordinal(), OptionalInt.empty(), reason)));
  }
}
