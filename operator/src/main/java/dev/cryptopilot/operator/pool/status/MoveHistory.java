// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import dev.cryptopilot.crds.pool.PoolMove;
import dev.cryptopilot.operator.pool.observe.MoveFacts;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotSight;
import dev.cryptopilot.operator.pool.plan.moves.Landing;
import dev.cryptopilot.operator.pool.plan.moves.MovePhase;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.MoveId;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.SlotRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The last moves from and to a pool's pods, newest first. Pure. */
final class MoveHistory {

  private static final int KEPT = 20;
  private static final Set<String> OVER =
      Set.of(MovePhase.Done.name(), MovePhase.Cancelled.name(), MovePhase.Failed.name());

  private record Key(String bot, String from, String to, String at) {
    static Key of(PoolMove move) {
      return new Key(move.bot(), move.from(), move.to(), move.at());
    }
  }

  private MoveHistory() {}

  /** The list after this pass: what is under way is renewed, what is no longer is ended. */
  static List<PoolMove> next(PoolFacts facts, List<PoolMove> before) {
    Map<Key, PoolMove> moves = new LinkedHashMap<>();
    before.forEach(move -> moves.put(Key.of(move), move));
    Map<Key, PoolMove> underWay = new LinkedHashMap<>();
    for (PodFacts pod : facts.pods()) {
      PodRef here = new PodRef(facts.name(), pod.names().pod());
      pod.slottedBots()
          .forEach(
              slot ->
                  of(facts, here, slot)
                      .ifPresent(
                          move ->
                              underWay.put(
                                  Key.of(move), withDowntimeOf(moves.get(Key.of(move)), move))));
    }
    moves.replaceAll((key, move) -> underWay.containsKey(key) ? move : ended(facts, move));
    moves.putAll(underWay);
    return moves.values().stream()
        .sorted(Comparator.comparing((PoolMove move) -> String.valueOf(move.at())).reversed())
        .limit(KEPT)
        .toList();
  }

  private static Optional<PoolMove> of(PoolFacts facts, PodRef here, DesiredBot slot) {
    return slot.arrival()
        .map(arrival -> move(facts, slot, arrival.id(), arrival.from(), here, arrival.reason()))
        .or(
            () ->
                slot.departure()
                    .map(going -> move(facts, slot, going.id(), here, going.to(), going.reason())));
  }

  private static PoolMove move(
      PoolFacts facts, DesiredBot slot, MoveId id, PodRef from, PodRef to, String reason) {
    MoveFacts seen = facts.moves();
    Optional<SlotSight> source = seen.at(slot.uid(), from);
    Optional<SlotSight> target = seen.at(slot.uid(), to);
    boolean verified =
        target.flatMap(SlotSight::word).filter(word -> word.move().hasVerified(id)).isPresent();
    return new PoolMove(
        slot.name(),
        from.pod(),
        to.pod(),
        reason,
        MovePhase.of(source.map(SlotSight::slot), target.map(SlotSight::slot), verified).name(),
        id.startedAt().map(Instant::toString).orElse(null),
        Landing.downtime(source.flatMap(SlotSight::word), target.flatMap(SlotSight::word))
            .map(Duration::toMillis)
            .orElse(null));
  }

  private static PoolMove withDowntimeOf(PoolMove before, PoolMove now) {
    return before == null || now.downtimeMs() != null
        ? now
        : with(now, now.phase(), before.downtimeMs());
  }

  private static PoolMove ended(PoolFacts facts, PoolMove move) {
    if (OVER.contains(move.phase())) {
      return move;
    }
    boolean done =
        slotIn(facts, move, move.to()).filter(SlotRole::mayRun).isPresent() || left(facts, move);
    return with(move, (done ? MovePhase.Done : MovePhase.Cancelled).name(), move.downtimeMs());
  }

  /** A bot's slot goes from the pod it leaves only when the other pod, which may be far, has it. */
  private static boolean left(PoolFacts facts, PoolMove move) {
    Set<String> ours =
        facts.pods().stream().map(pod -> pod.names().pod()).collect(Collectors.toSet());
    return ours.contains(move.from())
        && !ours.contains(move.to())
        && slotIn(facts, move, move.from()).isEmpty();
  }

  private static Optional<SlotRole> slotIn(PoolFacts facts, PoolMove move, String pod) {
    return facts.moves().slots().values().stream()
        .flatMap(List::stream)
        .filter(sight -> sight.slot().name().equals(move.bot()) && sight.pod().pod().equals(pod))
        .map(SlotSight::role)
        .findFirst();
  }

  private static PoolMove with(PoolMove move, String phase, Long downtime) {
    return new PoolMove(
        move.bot(), move.from(), move.to(), move.reason(), phase, move.at(), downtime);
  }
}
