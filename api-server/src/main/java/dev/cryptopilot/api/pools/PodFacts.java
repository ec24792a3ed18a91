// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.pools;

import dev.cryptopilot.api.bots.Place;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.PodStatus;
import java.util.List;

/**
 * One pod, and those of its bots that the asking person may see.
 *
 * @param bots that sit in it
 */
record PodFacts(BotPool pool, PodStatus pod, List<Bot> bots) {

  PodFacts {
    bots = List.copyOf(bots);
  }

  /** As the web client names it. */
  String id() {
    return Place.ofPod(pod.name()).poolId();
  }
}
