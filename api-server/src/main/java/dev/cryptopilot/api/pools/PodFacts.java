// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.pools;

import dev.cryptopilot.api.bots.Place;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.PodStatus;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One pod, and those of its bots that the asking person may see.
 *
 * @param bots that sit in it
 */
record PodFacts(BotPool pool, PodStatus pod, List<Bot> bots) {

  PodFacts {
    bots = List.copyOf(bots);
  }

  /** The pools that these pods belong to, each once. */
  static Collection<BotPool> pools(List<PodFacts> pods) {
    return pods.stream()
        .collect(
            Collectors.toMap(
                one -> one.pool().getMetadata().getName(), PodFacts::pool, (a, b) -> a))
        .values();
  }

  /** As the web client names it. */
  String id() {
    return Place.ofPod(pod.name()).poolId();
  }
}
