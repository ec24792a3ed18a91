// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TimeSpan;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Optional;

/** What is asked of a pool. */
@ApiObject
@ValidationRule(
    value = "!has(self.pods) || self.headroom <= self.slotsPerPod * self.pods.max",
    message =
        "spec.headroom is more than the pool can ever hold: lower it, or raise spec.pods.max or spec.slotsPerPod",
    fieldPath = ".headroom")
public record BotPoolSpec(
    @Required
        @ValidationRule(
            value = "self == oldSelf",
            message = "spec.tenancy is fixed once set: create another pool for other bots")
        @JsonPropertyDescription("Whose bots the pool takes: exactly one of owner and shared.")
        Tenancy tenancy,
    @Default("10")
        @Min(1)
        @Max(100)
        @JsonPropertyDescription("Bots that fit in a pod; 1 gives each bot a pod of its own.")
        Integer slotsPerPod,
    @Default("{}") @JsonPropertyDescription("How many pods the pool has.") PodRange pods,
    @Default("0")
        @Min(0)
        @Max(1000)
        @JsonPropertyDescription("Free slots kept warm for bots to come.")
        Integer headroom,
    @Default("10m")
        @Pattern(TimeSpan.PATTERN)
        @JsonPropertyDescription("How long a pod must be unneeded before it is emptied.")
        TimeSpan scaleDownAfter,
    @Pattern(TimeSpan.PATTERN)
        @JsonPropertyDescription("A pool without bots is removed after this time. Absent: never.")
        TimeSpan removeEmptyAfter,
    @Default("Pack")
        @JsonPropertyDescription("Pack fills pods one after the other, Spread evens them out.")
        PlacementPolicy placement,
    @JsonPropertyDescription("How the pool evens out its pods.") Rebalance rebalance,
    @JsonPropertyDescription("When a bot counts as stuck and how often it is restarted.")
        HealthPolicy health,
    @JsonPropertyDescription("What the pods look like.") PodTemplate template,
    @JsonPropertyDescription("How pods are replaced after a change of the template.")
        PoolUpdate update,
    @JsonPropertyDescription("How the bots get public market data.") MarketData marketData,
    @Default("false")
        @JsonPropertyDescription("Change nothing in this pool for now; bots trade on.")
        Boolean paused) {
  public BotPoolSpec {
    slotsPerPod = slotsPerPod == null ? 10 : slotsPerPod;
    pods = pods == null ? new PodRange(null, null) : pods;
    headroom = headroom == null ? 0 : headroom;
    scaleDownAfter = scaleDownAfter == null ? TimeSpan.ofSeconds(600) : scaleDownAfter;
    placement = placement == null ? PlacementPolicy.Pack : placement;
    rebalance = rebalance == null ? new Rebalance(null, null) : rebalance;
    health = health == null ? HealthPolicy.standard() : health;
    template = template == null ? PodTemplate.standard() : template;
    update = update == null ? new PoolUpdate(null, null, null, null) : update;
    marketData = marketData == null ? new MarketData(null) : marketData;
    paused = paused == null ? false : paused;
  }

  /** How long the pool lives without bots; empty = for ever. */
  public Optional<TimeSpan> lifeWithoutBots() {
    return Optional.ofNullable(removeEmptyAfter);
  }

  /** A pool with every default, for the bots of one owner. */
  public static BotPoolSpec ownedBy(String owner) {
    return new BotPoolSpec(
        Tenancy.ownedBy(owner),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
