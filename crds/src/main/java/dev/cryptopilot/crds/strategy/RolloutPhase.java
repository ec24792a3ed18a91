// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

/** Where a roll-out is. */
public enum RolloutPhase {
  /** Nothing to roll out. */
  Idle,
  /** Bots are being updated. */
  Progressing,
  /** Between two steps. */
  Waiting,
  /** A person paused it. */
  Paused,
  /** Every follower has the new version. */
  Promoted,
  /** Every follower has the old version again. */
  RolledBack
}
