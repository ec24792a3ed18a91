// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How collateral is shared between positions. */
public enum MarginMode {
  /** Each position has its own collateral. */
  @JsonProperty("isolated")
  Isolated,
  /** All positions share the wallet. */
  @JsonProperty("cross")
  Cross
}
