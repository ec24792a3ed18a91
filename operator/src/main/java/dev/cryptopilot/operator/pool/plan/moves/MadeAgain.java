// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.DesiredPod;

/** What is known of a reservation that was lost with its Secret and made again. Pure. */
final class MadeAgain {

  private MadeAgain() {}

  /** Whether the lost slot may have been committed: the agent obeys the new one first. */
  static boolean isUndecided(SlotContext slot, Arrival arrival) {
    boolean heard = obeysNow(slot) && Landing.isExpected(slot.sight());
    return isAgain(arrival) && !(heard && isSourceKnown(slot, arrival));
  }

  /** Whether the bot had arrived: then its trades are here, and only here it can go on. */
  static boolean hadArrived(SlotContext slot, Arrival arrival) {
    return isAgain(arrival)
        && slot.word().filter(word -> word.move().hasVerified(arrival.id())).isPresent();
  }

  /** Whether the slot of that arrival was lost once. */
  static boolean isAgain(Arrival arrival) {
    return arrival instanceof Arrival.Reserved reserved && reserved.again();
  }

  /** A source that was lost too is made again first. */
  private static boolean isSourceKnown(SlotContext slot, Arrival arrival) {
    return slot.at(arrival.from()).isPresent()
        || slot.facts().moves().gone().contains(arrival.from());
  }

  /** An older word, also one that says expected, may be from before the commit. */
  private static boolean obeysNow(SlotContext slot) {
    long asked = slot.pod().content().map(DesiredPod::revision).orElse(Long.MAX_VALUE);
    return slot.pod().freshReport().filter(report -> report.desiredRevision() >= asked).isPresent();
  }
}
