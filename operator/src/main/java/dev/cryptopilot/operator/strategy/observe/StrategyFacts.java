// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import dev.cryptopilot.operator.strategy.validation.Setback;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look at the world around a strategy.
 *
 * @param strategy the resource
 * @param source the ConfigMap that spec.source names; empty when it names none or none is there
 * @param published ConfigMaps of versions that exist
 * @param uses what the bots of this strategy ask for and run
 * @param validation what is there of the validation of its versions
 * @param now the time of the look
 */
public record StrategyFacts(
    Strategy strategy,
    Optional<ConfigMap> source,
    List<PublishedVersion> published,
    List<StrategyUse> uses,
    ValidationSight validation,
    Instant now) {

  public StrategyFacts {
    published = List.copyOf(published);
    uses = List.copyOf(uses);
  }

  /** That the API server refused to publish exactly this, if it did. */
  public Optional<Setback> refusedToPublish(StrategyVersion version) {
    return Optional.ofNullable(validation.setbacks().get(version.configMapName()));
  }

  /** The published version with this number. */
  public Optional<PublishedVersion> publishedAs(String version) {
    return published.stream().filter(p -> p.version().version().equals(version)).findFirst();
  }
}
