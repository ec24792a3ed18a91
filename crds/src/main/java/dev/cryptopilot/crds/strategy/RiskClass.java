// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How daring a strategy is. */
public enum RiskClass {
  /** For careful owners. */
  @JsonProperty("low")
  Low,
  /** In between. */
  @JsonProperty("medium")
  Medium,
  /** For owners who can lose it. */
  @JsonProperty("high")
  High
}
