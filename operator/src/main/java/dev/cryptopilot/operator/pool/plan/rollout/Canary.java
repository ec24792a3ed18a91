// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rollout;

import dev.cryptopilot.operator.pool.plan.moves.MoveReason;
import dev.cryptopilot.operator.pool.plan.moves.MoveWish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which bots move for a change of the template, and where to. */
final class Canary {

  private Canary() {}

  /** One bot of an old pod tries a new one, a bot without open trades if there is one. */
  static Optional<MoveWish> wish(List<PodTurn> pods, PodTurn to, String target) {
    return pods.stream()
        .filter(pod -> pod.isOld(target) && pod.ordinal() != to.ordinal())
        .flatMap(pod -> pod.capacity().staying().stream().map(uid -> candidate(pod, uid)))
        .filter(Candidate::ready)
        .min(Comparator.comparing((Candidate one) -> !one.flat()).thenComparing(Candidate::uid))
        .map(
            one ->
                new MoveWish(
                    one.uid(), one.from(), OptionalInt.of(to.ordinal()), MoveReason.Rollout));
  }

  /** All bots of a pod, to pods of the new template as far as those have room. */
  static List<MoveWish> wishes(List<PodTurn> pods, PodTurn from, String target) {
    List<Integer> free = new ArrayList<>();
    pods.stream()
        .filter(pod -> pod.podTemplate().equals(target) && pod.isUp())
        .forEach(
            pod -> {
              for (int slot = 0; slot < pod.capacity().free(); slot++) {
                free.add(pod.ordinal());
              }
            });
    List<MoveWish> wishes = new ArrayList<>();
    for (String uid : from.capacity().staying()) {
      OptionalInt to =
          wishes.size() < free.size()
              ? OptionalInt.of(free.get(wishes.size()))
              : OptionalInt.empty();
      wishes.add(new MoveWish(uid, from.ordinal(), to, MoveReason.Rollout));
    }
    return wishes;
  }

  private record Candidate(String uid, int from, boolean ready, boolean flat) {}

  private static Candidate candidate(PodTurn pod, String uid) {
    boolean flat =
        pod.pod()
            .botReport(uid)
            .filter(report -> report.trading().isPresent() && report.openTrades() == 0)
            .isPresent();
    return new Candidate(uid, pod.ordinal(), pod.readyBots().contains(uid), flat);
  }
}
