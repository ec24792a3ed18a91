// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import dev.cryptopilot.crds.bot.Bot;
import java.util.Optional;

/**
 * Where the agent of a bot is asked about it.
 *
 * @param host address of the pod
 * @param slot the bot's id in the pod
 */
public record BotAddress(String pool, String pod, String host, int port, String slot) {

  /** Port of every agent that names no other. */
  public static final int AGENT_PORT = 8900;

  /** Empty while the bot has no pod with an address. Pure. */
  public static Optional<BotAddress> of(Bot bot) {
    return bot.statusOrEmpty()
        .placedOn()
        .filter(slot -> slot.id() != null)
        .flatMap(
            slot ->
                slot.agentAddress()
                    .map(address -> at(slot.pool(), slot.pod(), address, slot.id())));
  }

  /** Of the pod it sits in. */
  public PodAddress podAddress() {
    return new PodAddress(pool, pod, host, port);
  }

  private static BotAddress at(String pool, String pod, String address, String slot) {
    int colon = address.lastIndexOf(':');
    boolean hasPort = colon > 0 && address.indexOf(':') == colon;
    return hasPort
        ? new BotAddress(
            pool,
            pod,
            address.substring(0, colon),
            Integer.parseInt(address.substring(colon + 1)),
            slot)
        : new BotAddress(pool, pod, address, AGENT_PORT, slot);
  }
}
