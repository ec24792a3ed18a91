// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Parcel;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.SlotRole;
import java.util.Optional;

/**
 * One slot of a bot in some pod of the namespace, as the other end of a move sees it.
 *
 * @param pod the pod
 * @param revision revision of the pod's slots
 * @param slot the slot
 * @param word what the agent that is there now and answers says about the bot
 * @param parcel the sealed database, once that agent says that it is ready for the departure that
 *     the slot names
 */
public record SlotSight(
    PodRef pod, long revision, DesiredBot slot, Optional<BotReport> word, Optional<Parcel> parcel) {

  /** What this slot is to its bot. */
  public SlotRole role() {
    return SlotRole.of(slot);
  }
}
