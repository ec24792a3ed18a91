// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TextForm;
import dev.cryptopilot.crds.TimeSpan;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Optional;

/** When a bot counts as stuck and how often it is restarted. */
@ApiObject
@ValidationRule(
    value =
        "!(self.stallAfter + self.interval).matches('^[0-9hms]+$') || duration(self.stallAfter) >= duration(self.interval)",
    message = "spec.health.stallAfter must not be shorter than spec.health.interval",
    fieldPath = ".stallAfter")
public record HealthPolicy(
    @Default("30s")
        @Pattern(TimeSpan.PATTERN)
        @ValidationRule(
            value = "!self.matches('^[0-9hms]+$') || duration(self) >= duration('5s')",
            message = "spec.health.interval must be 5s or more")
        @JsonPropertyDescription("Time between two health checks.")
        TimeSpan interval,
    @Default("2m")
        @Pattern(TimeSpan.PATTERN)
        @JsonPropertyDescription(
            "A trading loop that was quiet for this long is stalled, and the bot is restarted.")
        TimeSpan stallAfter,
    @Default("1m")
        @Pattern(TimeSpan.PATTERN)
        @JsonPropertyDescription("A bot that is not ready this long after its start is restarted.")
        TimeSpan startDeadline,
    @Default("3")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription("Restarts within restartWindow before the cooldown.")
        Integer maxRestarts,
    @Default("10m")
        @Pattern(TimeSpan.PATTERN)
        @JsonPropertyDescription("Window in which restarts are counted.")
        TimeSpan restartWindow,
    @Default("5m")
        @Pattern(TimeSpan.PATTERN)
        @JsonPropertyDescription("Rest after too many restarts; then the bot is tried again.")
        TimeSpan cooldown,
    @Pattern(TextForm.MEMORY)
        @JsonPropertyDescription("A bot above this is restarted, such as 200Mi. Absent: no limit.")
        String memoryPerBot) {
  public HealthPolicy {
    interval = interval == null ? TimeSpan.ofSeconds(30) : interval;
    stallAfter = stallAfter == null ? TimeSpan.ofSeconds(120) : stallAfter;
    startDeadline = startDeadline == null ? TimeSpan.ofSeconds(60) : startDeadline;
    maxRestarts = maxRestarts == null ? 3 : maxRestarts;
    restartWindow = restartWindow == null ? TimeSpan.ofSeconds(600) : restartWindow;
    cooldown = cooldown == null ? TimeSpan.ofSeconds(300) : cooldown;
  }

  /** The limit as written; empty = none. */
  public Optional<String> memoryLimit() {
    return Optional.ofNullable(memoryPerBot);
  }

  /** The limit in MiB; 0 = none. */
  public int memoryPerBotMb() {
    return memoryLimit()
        .map(
            text ->
                Integer.parseInt(text.substring(0, text.length() - 2))
                    * (text.endsWith("Gi") ? 1024 : 1))
        .orElse(0);
  }

  public static HealthPolicy standard() {
    return new HealthPolicy(null, null, null, null, null, null, null);
  }
}
