// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

/** Whether the pool moves bots by itself. */
public enum RebalanceMode {
  /** Never. */
  Off,
  /** Suggestions in status only. */
  Suggest,
  /** Moves, within the limit an hour. */
  Auto
}
