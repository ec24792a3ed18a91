// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TimeSpan;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.ValidationRule;

/** How a script of engine Interval is run. */
@ApiObject
public record IntervalRun(
    @Default("5m")
        @Pattern(TimeSpan.PATTERN)
        @ValidationRule(
            value = "!self.matches('^[0-9hms]+$') || duration(self) >= duration('5s')",
            message = "spec.interval.every must be 5s or more")
        @JsonPropertyDescription("Time from one start to the next.")
        TimeSpan every,
    @Default("30s")
        @Pattern(TimeSpan.PATTERN)
        @JsonPropertyDescription("A run is ended after this time.")
        TimeSpan timeout,
    @Default("100") @Min(16) @Max(4096) @JsonPropertyDescription("Memory a run may use, in MiB.")
        Integer memoryMb) {
  public IntervalRun {
    every = every == null ? TimeSpan.ofSeconds(300) : every;
    timeout = timeout == null ? TimeSpan.ofSeconds(30) : timeout;
    memoryMb = memoryMb == null ? 100 : memoryMb;
  }
}
