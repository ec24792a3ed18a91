// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import dev.cryptopilot.crds.bot.SlotStatus;
import dev.cryptopilot.operator.bot.observe.BotFacts;
import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.Departure;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.SlotPlacement;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The slot in a Bot's status: where its trades are, as far as anybody has said. Should all its
 * slots be lost, it goes back there and nowhere else. Of a deleted bot it also tells "released"
 * from "never placed". Pure.
 */
final class HomeSlot {

  private HomeSlot() {}

  static Optional<SlotStatus> of(BotFacts facts, Standing standing) {
    Optional<SlotStatus> known = facts.bot().statusOrEmpty().placedOn();
    Optional<SlotPlacement> seen = standing.placement();
    boolean stays = seen.isEmpty() || isOnItsWay(seen.get().bot(), standing);
    if (known.isPresent() && (stays || leadsTo(seen.get().bot(), known.get()))) {
      return known;
    }
    return seen.map(slot -> status(facts, slot, known));
  }

  /** Before its new pod says that it has the database, the old pod has the only one. */
  private static boolean isOnItsWay(DesiredBot slot, Standing standing) {
    return slot.arrival()
        .map(Arrival::id)
        .filter(id -> standing.lastWord().filter(word -> word.move().hasVerified(id)).isEmpty())
        .isPresent();
  }

  /** A sealed slot that leads home: the bot left it for good, even if its new slot is lost. */
  private static boolean leadsTo(DesiredBot sealed, SlotStatus home) {
    PodRef pod = new PodRef(home.pool(), home.pod());
    return sealed.departure().map(Departure::to).filter(pod::equals).isPresent();
  }

  private static SlotStatus status(BotFacts facts, SlotPlacement slot, Optional<SlotStatus> known) {
    return new SlotStatus(
        slot.pool(),
        slot.pod(),
        address(facts, slot)
            .or(
                () ->
                    known
                        .filter(home -> home.pod().equals(slot.pod()))
                        .flatMap(SlotStatus::agentAddress))
            .orElse(null),
        slot.bot().id().value());
  }

  private static Optional<String> address(BotFacts facts, SlotPlacement slot) {
    return Stream.concat(facts.pool().stream(), facts.homePool().stream())
        .flatMap(pool -> pool.statusOrEmpty().pods().stream())
        .filter(pod -> slot.pod().equals(pod.name()) && pod.address() != null)
        .map(pod -> pod.address())
        .findFirst();
  }
}
