// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Kind of market. */
public enum TradingMode {
  /** Buy and sell what is owned. */
  @JsonProperty("spot")
  Spot,
  /** Spot with borrowed money. */
  @JsonProperty("margin")
  Margin,
  /** Perpetual contracts. */
  @JsonProperty("futures")
  Futures
}
