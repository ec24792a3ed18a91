// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.strategies;

import dev.cryptopilot.api.kube.ClusterCache;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.strategy.Strategy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which strategies an owner may use: the curated ones and their own. The web client names a
 * strategy by its class; of two with one class the owner's own comes first.
 */
public final class StrategyShelf {

  private final ClusterCache cache;

  public StrategyShelf(ClusterCache cache) {
    this.cache = cache;
  }

  /** The owner's own, then the curated ones, each class once, by class name. */
  public List<Strategy> of(String owner) {
    return visible(owner)
        .filter(one -> find(owner, one.getSpec().className()).filter(one::equals).isPresent())
        .sorted(Comparator.comparing(one -> one.getSpec().className()))
        .toList();
  }

  /** The strategy of this class, or else with this resource name. */
  public Optional<Strategy> find(String owner, String named) {
    return visible(owner)
        .filter(one -> one.getSpec().className().equals(named))
        .findFirst()
        .or(
            () ->
                visible(owner)
                    .filter(one -> one.getMetadata().getName().equals(named))
                    .findFirst());
  }

  /** Class of a bot's strategy; the name it asks for when there is no such strategy. */
  public String classNameOf(Bot bot) {
    String name = bot.getSpec().strategy().name();
    return cache.strategy(name).map(one -> one.getSpec().className()).orElse(name);
  }

  private Stream<Strategy> visible(String owner) {
    Comparator<Strategy> ownFirst =
        Comparator.comparing(one -> one.getSpec().soleOwner().isEmpty());
    return cache.strategies().stream()
        .filter(one -> one.getSpec().soleOwner().map(owner::equals).orElse(true))
        .sorted(ownFirst);
  }
}
