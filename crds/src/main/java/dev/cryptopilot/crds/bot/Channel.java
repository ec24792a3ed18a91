// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which version of a strategy a bot follows. */
public enum Channel {
  /** The last version that was promoted. */
  @JsonProperty("stable")
  Stable,
  /** The version being rolled out, ahead of everybody else. */
  @JsonProperty("candidate")
  Candidate
}
