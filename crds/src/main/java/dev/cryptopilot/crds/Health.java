// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

/** How a bot, a pod or a pool is doing. */
public enum Health {
  /** All that was asked for is there. */
  Healthy,
  /** It works, but something needs a look. */
  Degraded,
  /** It does not do its work now; repair is under way. */
  Unhealthy,
  /** Repair was given up until a cooldown is over or something changes. */
  Failed,
  /** Nothing was heard for too long. */
  Unknown
}
