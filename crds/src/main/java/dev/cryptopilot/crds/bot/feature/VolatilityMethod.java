// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot.feature;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How volatility is measured. */
public enum VolatilityMethod {
  /** Average true range. */
  ATR,
  /** Standard deviation of closes. */
  @JsonProperty("stdDev")
  StdDev,
  /** Width of the Bollinger bands. */
  @JsonProperty("bollingerWidth")
  BollingerWidth
}
