// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.OwnedBot;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.kube.BotStore;
import dev.cryptopilot.api.kube.ClusterCache;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.crds.bot.Bot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds bots by owner and instance id. Of two bots with one id the older one has it. */
public final class BotDirectory {

  private final ClusterCache cache;
  private final BotStore store;

  public BotDirectory(ClusterCache cache, BotStore store) {
    this.cache = cache;
    this.store = store;
  }

  /** The owner's bots, oldest first, each id once; may be a moment old. */
  public List<Bot> ofOwner(String owner) {
    Set<String> seen = new HashSet<>();
    return cache.botsOf(owner).stream().filter(bot -> seen.add(InstanceIds.of(bot))).toList();
  }

  /** All bots of all owners; may be a moment old. */
  public List<Bot> all() {
    return cache.bots();
  }

  /** The owner's bot; may be a moment old. */
  public Optional<Bot> find(BotRef ref) {
    return cache.botsOf(ref.owner()).stream()
        .filter(bot -> InstanceIds.of(bot).equals(ref.instanceId()))
        .findFirst();
  }

  /**
   * The bot that a path names; may be a moment old.
   *
   * @throws Refused 404 when it is gone since its owner was checked
   */
  public Bot require(OwnedBot owned) {
    return find(new BotRef(owned.owner(), owned.instanceId()))
        .orElseThrow(
            () ->
                new Refused(
                    ApiError.notFound(
                        "Bot not found: there is no bot " + owned.instanceId() + ".")));
  }

  /** Bots of any owner with this id; may be a moment old. */
  public List<Bot> withId(String instanceId) {
    return cache.bots().stream().filter(bot -> InstanceIds.of(bot).equals(instanceId)).toList();
  }

  /**
   * The owner's bot as it is this moment; empty only on the word of the Kubernetes API.
   *
   * @throws dev.cryptopilot.api.kube.ClusterUnavailable when that does not answer
   */
  public Optional<Bot> findLive(BotRef ref) {
    Optional<Bot> known =
        find(ref)
            .flatMap(bot -> store.find(bot.getMetadata().getName()))
            .filter(bot -> InstanceIds.ref(bot).equals(ref));
    return known
        .or(() -> store.find(InstanceIds.resourceName(ref)))
        .filter(bot -> InstanceIds.ref(bot).equals(ref))
        .or(
            () ->
                store.list().stream().filter(bot -> InstanceIds.ref(bot).equals(ref)).findFirst());
  }
}
