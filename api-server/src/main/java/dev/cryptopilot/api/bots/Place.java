// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.SlotStatus;
import java.util.Optional;

/**
 * Where a bot sits, as the web client names places.
 *
 * @param poolId of the pod, such as {@code starter-0}: what the client calls a pool is one pod
 * @param pod name of the pod
 */
public record Place(String poolId, String pod) {

  /** Empty until the bot is placed. Pure. */
  public static Optional<Place> of(Bot bot) {
    return bot.statusOrEmpty().placedOn().map(SlotStatus::pod).map(Place::ofPod);
  }

  /** The place by the name of its pod. */
  public static Place ofPod(String pod) {
    return new Place(pod.endsWith("-0") ? pod.substring(0, pod.length() - 2) : pod, pod);
  }
}
