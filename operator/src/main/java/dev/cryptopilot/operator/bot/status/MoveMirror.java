// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import dev.cryptopilot.crds.bot.MoveStatus;
import dev.cryptopilot.operator.agent.ArrivalReport;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.bot.observe.MoveEnds;
import dev.cryptopilot.operator.pool.plan.moves.Landing;
import dev.cryptopilot.operator.pool.plan.moves.MovePhase;
import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.SlotPlacement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a Bot tells of its move: the one that is under way, or the last one. Pure. */
final class MoveMirror {

  private MoveMirror() {}

  static Optional<MoveStatus> next(BotFacts facts, Instant now) {
    Optional<MoveStatus> shown = Optional.ofNullable(facts.bot().statusOrEmpty().move());
    return facts
        .move()
        .map(move -> under(move, shown, now))
        .or(() -> shown.map(last -> ended(last, facts, now)));
  }

  private static MoveStatus under(MoveEnds move, Optional<MoveStatus> shown, Instant now) {
    MovePhase phase = move.phase();
    String startedAt = move.id().startedAt().map(Instant::toString).orElse(null);
    Optional<MoveStatus> same =
        shown.filter(
            last ->
                move.from().pod().equals(last.from())
                    && move.to().pod().equals(last.to())
                    && String.valueOf(startedAt).equals(last.startedAt()));
    return new MoveStatus(
        move.from().pod(),
        move.to().pod(),
        phase.name(),
        startedAt,
        move.reason(),
        phase.isOver() ? same.map(MoveStatus::finishedAt).orElseGet(now::toString) : null,
        Landing.downtime(move.sourceWord(), move.targetWord())
            .map(Duration::toMillis)
            .or(() -> same.map(MoveStatus::downtimeMs))
            .orElse(null),
        message(move, phase));
  }

  /** The slots tell nothing of it any more: where the bot is now is what came of it. */
  private static MoveStatus ended(MoveStatus last, BotFacts facts, Instant now) {
    if (last.finishedAt() != null || facts.slot().isEmpty()) {
      return last;
    }
    boolean arrived = facts.slot().map(SlotPlacement::pod).filter(last.to()::equals).isPresent();
    return new MoveStatus(
        last.from(),
        last.to(),
        (arrived ? MovePhase.Done : MovePhase.Cancelled).name(),
        last.startedAt(),
        last.reason(),
        now.toString(),
        last.downtimeMs(),
        arrived ? null : last.message());
  }

  private static String message(MoveEnds move, MovePhase phase) {
    return switch (phase) {
      case Waiting -> "a place is kept in pod " + move.to().pod();
      case Sealing -> "waits until pod " + move.from().pod() + " has its database ready";
      case Copying ->
          move.targetWord()
              .flatMap((BotReport word) -> word.move().arrival())
              .map(ArrivalReport::message)
              .filter(text -> !text.isBlank())
              .orElse("pod " + move.to().pod() + " fetches its database");
      case Starting -> "it starts in pod " + move.to().pod();
      case Failed -> failure(move);
      case Done, Cancelled -> null;
    };
  }

  private static String failure(MoveEnds move) {
    return move.target().flatMap(target -> target.bot().arrival()).orElse(null)
            instanceof Arrival.Cancelled cancelled
        ? cancelled.failure()
        : null;
  }
}
