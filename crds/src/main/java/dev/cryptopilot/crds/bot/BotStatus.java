// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.Health;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;

/** What is known about a bot. */
@ApiObject
public record BotStatus(
    @JsonPropertyDescription("Generation of the spec that this status is about.")
        Long observedGeneration,
    @JsonPropertyDescription("One word for where the bot is in its life.") BotPhase phase,
    @JsonPropertyDescription("How the bot is doing.") Health health,
    @JsonPropertyDescription(
            "Accepted, StrategyResolved, Placed, Ready, Trading, UpToDate, Drained, Settled; Reconciling and Stalled while it is so.")
        List<Condition> conditions,
    @JsonPropertyDescription("Where the bot sits.") SlotStatus slot,
    @JsonPropertyDescription("The strategy version that the running process has loaded.")
        RunningStrategy strategy,
    @JsonPropertyDescription("Restarts nobody asked for, since the bot was placed.")
        Integer restarts,
    @JsonPropertyDescription("When a failed bot is tried again, RFC 3339.") String nextStartAt,
    @JsonPropertyDescription("Why the process last ended.") LastExit lastExit,
    @JsonPropertyDescription("Coarse trading figures, at most a minute old when they change.")
        TradingStatus trading,
    @JsonPropertyDescription("Errors and times of the running process.") VitalsStatus vitals,
    @JsonPropertyDescription(
            "What the bot was worth in the end; set before a deleted bot goes away.")
        Settlement settlement,
    @JsonPropertyDescription("The move that is under way, or the last one.") MoveStatus move) {
  public BotStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    restarts = restarts == null ? 0 : restarts;
  }

  /** Where the bot sits; empty until it is placed. */
  public Optional<SlotStatus> placedOn() {
    return Optional.ofNullable(slot);
  }

  /** Why the process last ended; empty while it never did. */
  public Optional<LastExit> lastExitSeen() {
    return Optional.ofNullable(lastExit);
  }

  /** What the process has loaded; empty without one. */
  public Optional<RunningStrategy> runningStrategy() {
    return Optional.ofNullable(strategy);
  }

  /** Trading figures; empty until known. */
  public Optional<TradingStatus> tradingSeen() {
    return Optional.ofNullable(trading);
  }

  /** What the process counts about itself; empty until known. */
  public Optional<VitalsStatus> vitalsSeen() {
    return Optional.ofNullable(vitals);
  }

  /** Final worth; empty until settled. */
  public Optional<Settlement> settled() {
    return Optional.ofNullable(settlement);
  }

  public static BotStatusBuilder builder() {
    return new BotStatusBuilder();
  }
}
