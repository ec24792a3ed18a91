// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import java.math.BigDecimal;
import java.util.Optional;

/** What takes a roll-out back. Absent: not judged. */
@ApiObject
public record AbortOn(
    @Min(1) @Max(1000) @JsonPropertyDescription("Crashes of bots with the new version.")
        Integer crashes,
    @Min(1) @Max(1000) @JsonPropertyDescription("Stalls of bots with the new version.")
        Integer stalls,
    @Min(1) @Max(100000) @JsonPropertyDescription("Logged errors a bot and hour.")
        Integer errorsPerHour,
    @Min(0)
        @Max(100)
        @JsonPropertyDescription("Fall of a bot's equity since its update, in percent.")
        BigDecimal drawdownPercent,
    @Min(0)
        @Max(100)
        @JsonPropertyDescription(
            "How far profit may lag behind bots on the stable version, in percent points.")
        BigDecimal lossVsStablePercent,
    @Min(1)
        @Max(100)
        @JsonPropertyDescription(
            "How many times longer analysis may take than with the stable version.")
        BigDecimal loopTimeFactor) {
  /** Most crashes; empty = not judged. */
  public Optional<Integer> crashLimit() {
    return Optional.ofNullable(crashes);
  }

  /** Most stalls; empty = not judged. */
  public Optional<Integer> stallLimit() {
    return Optional.ofNullable(stalls);
  }

  /** Most errors; empty = not judged. */
  public Optional<Integer> errorLimit() {
    return Optional.ofNullable(errorsPerHour);
  }

  /** Greatest fall; empty = not judged. */
  public Optional<BigDecimal> drawdownLimit() {
    return Optional.ofNullable(drawdownPercent);
  }

  /** Greatest lag; empty = not judged. */
  public Optional<BigDecimal> lossLimit() {
    return Optional.ofNullable(lossVsStablePercent);
  }

  /** Greatest growth; empty = not judged. */
  public Optional<BigDecimal> loopLimit() {
    return Optional.ofNullable(loopTimeFactor);
  }
}
