// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

/** How bots are put on pods. */
public enum PlacementPolicy {
  /** The fullest pod with a free slot first. */
  Pack,
  /** The emptiest pod first. */
  Spread
}
