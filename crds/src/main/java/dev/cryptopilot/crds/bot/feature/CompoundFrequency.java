// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot.feature;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How often profit is added to the stake. */
public enum CompoundFrequency {
  /** After each trade. */
  @JsonProperty("trade")
  Trade,
  /** Once a day. */
  @JsonProperty("daily")
  Daily,
  /** Once a week. */
  @JsonProperty("weekly")
  Weekly
}
