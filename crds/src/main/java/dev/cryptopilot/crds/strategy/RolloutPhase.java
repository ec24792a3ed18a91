// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

/** Where a roll-out is. */
public enum RolloutPhase {
  /** Nothing to roll out. */
  Idle,
  /** Bots are being updated. */
  Progressing,
  /** All bots of the step are updated and are being watched. */
  Waiting,
  /** It goes no further for now; the message says why. */
  Paused,
  /** Every follower has the new version. */
  Promoted,
  /** Taken back: every follower is to have the old version again. */
  RolledBack
}
