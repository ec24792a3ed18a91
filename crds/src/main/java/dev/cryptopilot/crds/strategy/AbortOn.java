// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What takes a roll-out back. Absent: not judged. */
@ApiObject
public record AbortOn(
    @Min(1) @Max(1000) @JsonPropertyDescription("So many crashes of bots with the new version.")
        Integer crashes,
    @Min(1) @Max(1000) @JsonPropertyDescription("So many stalls of bots with the new version.")
        Integer stalls,
    @Min(1)
        @Max(100000)
        @JsonPropertyDescription(
            "So many more logged errors a bot and hour than with the stable version. Exceptions of the strategy are errors.")
        Integer errorsPerHour,
    @Min(0)
        @Max(100)
        @JsonPropertyDescription(
            "More than this fall of a bot's equity since its update, in percent.")
        BigDecimal drawdownPercent,
    @Min(0)
        @Max(100)
        @JsonPropertyDescription(
            "How far the profit of a bot may lag behind bots on the stable version in one step, in percent points.")
        BigDecimal lossVsStablePercent,
    @Min(1)
        @Max(100)
        @JsonPropertyDescription(
            "How many times longer the analysis of a new candle may take than with the stable version; below 50 ms it is not judged.")
        BigDecimal loopTimeFactor,
    @Min(1)
        @Max(100000)
        @JsonPropertyDescription(
            "Bot-minutes of the new version before errors, loss and analysis time are judged; 60 when absent. A step does not end before. Crashes, stalls and drawdown are judged at once.")
        Integer minimumBotMinutes) {

  private static final int BOT_MINUTES = 60;

  /** Nothing is judged. */
  public static AbortOn nothing() {
    return new AbortOn(null, null, null, null, null, null, null);
  }

  /** So many crashes take it back; empty = not judged. */
  public Optional<Integer> crashLimit() {
    return Optional.ofNullable(crashes);
  }

  /** So many stalls take it back; empty = not judged. */
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

  /** Least time of all bots with the new version, summed, before rates are judged. */
  public Duration enoughData() {
    return Duration.ofMinutes(minimumBotMinutes == null ? BOT_MINUTES : minimumBotMinutes);
  }
}
