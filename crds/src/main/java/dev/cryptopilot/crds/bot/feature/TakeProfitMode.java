// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot.feature;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How levels are used. */
public enum TakeProfitMode {
  /** Each level sells its share. */
  @JsonProperty("ladder")
  Ladder,
  /** The first level sells everything. */
  @JsonProperty("single")
  Single
}
