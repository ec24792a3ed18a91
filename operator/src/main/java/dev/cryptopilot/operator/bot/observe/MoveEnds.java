// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.observe;

import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.pool.plan.moves.MovePhase;
import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.Departure;
import dev.cryptopilot.operator.slots.MoveId;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.SlotPlacement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Both ends of a move; at least one of them knows of it.
 *
 * @param id the move
 * @param from the pod that the bot leaves
 * @param to the pod that it goes to
 * @param reason why, one word
 * @param source its slot there
 * @param target its slot there
 * @param sourceWord what the agent there says
 * @param targetWord what the agent there says
 */
public record MoveEnds(
    MoveId id,
    PodRef from,
    PodRef to,
    String reason,
    Optional<SlotPlacement> source,
    Optional<SlotPlacement> target,
    Optional<BotReport> sourceWord,
    Optional<BotReport> targetWord) {

  /** How far it is. */
  public MovePhase phase() {
    return MovePhase.of(
        source.map(SlotPlacement::bot),
        target.map(SlotPlacement::bot),
        targetWord.filter(word -> word.move().hasVerified(id)).isPresent());
  }

  /**
   * The move that these slots of a bot tell of.
   *
   * @param word what the agent of a slot's pod says about the bot
   */
  static Optional<MoveEnds> of(
      List<SlotPlacement> slots, Function<SlotPlacement, Optional<BotReport>> word) {
    Optional<SlotPlacement> target =
        slots.stream().filter(slot -> slot.bot().arrival().isPresent()).findFirst();
    if (target.isPresent()) {
      Arrival arrival = target.get().bot().arrival().orElseThrow();
      Optional<SlotPlacement> source = at(slots, arrival.from());
      return Optional.of(
          new MoveEnds(
              arrival.id(),
              arrival.from(),
              pod(target.get()),
              arrival.reason(),
              source,
              target,
              source.flatMap(word),
              target.flatMap(word)));
    }
    return slots.stream()
        .filter(slot -> slot.bot().departure().isPresent())
        .findFirst()
        .map(source -> leaving(source, slots, word));
  }

  private static MoveEnds leaving(
      SlotPlacement source,
      List<SlotPlacement> slots,
      Function<SlotPlacement, Optional<BotReport>> word) {
    Departure departure = source.bot().departure().orElseThrow();
    Optional<SlotPlacement> target = at(slots, departure.to());
    return new MoveEnds(
        departure.id(),
        pod(source),
        departure.to(),
        departure.reason(),
        Optional.of(source),
        target,
        word.apply(source),
        target.flatMap(word));
  }

  private static Optional<SlotPlacement> at(List<SlotPlacement> slots, PodRef pod) {
    return slots.stream().filter(slot -> pod(slot).equals(pod)).findFirst();
  }

  private static PodRef pod(SlotPlacement slot) {
    return new PodRef(slot.pool(), slot.pod());
  }
}
