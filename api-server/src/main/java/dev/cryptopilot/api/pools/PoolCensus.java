// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.pools;

import dev.cryptopilot.api.bots.BotDirectory;
import dev.cryptopilot.api.kube.ClusterCache;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.SlotStatus;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.PodStatus;
import java.util.List;
import java.util.Optional;

/** Which pods there are for whom. */
public final class PoolCensus {

  private final ClusterCache cache;
  private final BotDirectory directory;

  public PoolCensus(ClusterCache cache, BotDirectory directory) {
    this.cache = cache;
    this.directory = directory;
  }

  /** Pods of the owner's pools, and shared ones that hold a bot of theirs; other bots unseen. */
  List<PodFacts> of(String owner) {
    List<Bot> own = directory.ofOwner(owner);
    return cache.pools().stream()
        .flatMap(
            pool ->
                pods(pool, own).stream()
                    .filter(
                        pod ->
                            pool.getSpec().tenancy().soleOwner().filter(owner::equals).isPresent()
                                || !pod.bots().isEmpty()))
        .toList();
  }

  /** Every pod with every bot. */
  List<PodFacts> all() {
    List<Bot> bots = directory.all();
    return cache.pools().stream().flatMap(pool -> pods(pool, bots).stream()).toList();
  }

  Optional<BotPool> pool(String name) {
    return cache.pool(name);
  }

  List<BotPool> pools() {
    return cache.pools();
  }

  private static List<PodFacts> pods(BotPool pool, List<Bot> bots) {
    return pool.statusOrEmpty().pods().stream()
        .map(pod -> new PodFacts(pool, pod, bots.stream().filter(bot -> sits(bot, pod)).toList()))
        .toList();
  }

  private static boolean sits(Bot bot, PodStatus pod) {
    return bot.statusOrEmpty()
        .placedOn()
        .map(SlotStatus::pod)
        .filter(pod.name()::equals)
        .isPresent();
  }
}
