// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.operator.pool.observe.SlotSight;
import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.SlotRole;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Bots with more than one slot that may run them. This program gives one only, but a restored
 * backup of a Secret brings back what was given up since.
 */
final class SecondSlots {

  /** Ordinals of one pool in their order, for names without leading zeros. */
  private static final Comparator<PodRef> LOWEST =
      Comparator.comparing(PodRef::pool)
          .thenComparingInt(pod -> pod.pod().length())
          .thenComparing(PodRef::pod);

  private SecondSlots() {}

  /** The pod that keeps the bot, if this is another one. */
  static Optional<PodRef> keeper(SlotContext slot) {
    boolean here = slot.role().mayRun();
    PodRef source = slot.slot().arrival().map(Arrival::from).orElse(slot.here());
    // The source of a committed move is sealed again by its own rule; it is no rival.
    Stream<PodRef> rivals =
        slot.far().stream()
            .filter(sight -> sight.role().mayRun())
            .filter(sight -> !sight.pod().equals(source))
            .filter(sight -> !cameFromAnyOf(slot, sight))
            .map(SlotSight::pod);
    PodRef[] all =
        Stream.concat(here ? Stream.of(slot.here()) : Stream.empty(), rivals)
            .toArray(PodRef[]::new);
    if (all.length < (here ? 2 : 1)) {
      return Optional.empty();
    }
    Optional<PodRef> known = known(slot).filter(home -> Stream.of(all).anyMatch(home::equals));
    return known.or(() -> Stream.of(all).min(LOWEST)).filter(pod -> !pod.equals(slot.here()));
  }

  /** A slot to which the bot went from here is no rival either: this one is sealed for it. */
  private static boolean cameFromAnyOf(SlotContext slot, SlotSight sight) {
    return sight.role() == SlotRole.COMMITTED && SlotContext.cameFrom(sight, slot.here());
  }

  /** Where the bot's status says that it is. */
  private static Optional<PodRef> known(SlotContext slot) {
    OptionalInt ordinal = slot.bot().lastOrdinal();
    return slot.bot()
        .place()
        .home()
        .or(
            () ->
                ordinal.isPresent()
                    ? slot.facts()
                        .pod(ordinal.getAsInt())
                        .map(pod -> new PodRef(slot.facts().name(), pod.names().pod()))
                    : Optional.empty());
  }
}
