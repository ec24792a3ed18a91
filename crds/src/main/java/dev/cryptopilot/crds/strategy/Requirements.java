// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;
import dev.cryptopilot.crds.TextForm;
import dev.cryptopilot.crds.bot.TradingMode;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import java.util.Optional;

/** What the strategy needs of a bot. */
@ApiObject
public record Requirements(
    @Pattern(TextForm.TIMEFRAME) @JsonPropertyDescription("Candle length it was made for.")
        String timeframe,
    @JsonPropertyDescription("Kind of market it was made for.") TradingMode tradingMode,
    @Pattern(TextForm.RELEASE)
        @JsonPropertyDescription("Oldest freqtrade release it runs on, such as 2026.9.")
        String minFreqtrade,
    @Min(0) @Max(5000) @JsonPropertyDescription("Candles it needs before its first signal.")
        Integer startupCandles) {
  /** The candle length; empty = that of the class. */
  public Optional<String> ownTimeframe() {
    return Optional.ofNullable(timeframe);
  }

  /** Kind of market; empty = any. */
  public Optional<TradingMode> market() {
    return Optional.ofNullable(tradingMode);
  }
}
