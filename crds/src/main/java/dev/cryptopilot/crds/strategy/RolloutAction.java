// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

/** What a person wants the roll-out to do. */
public enum RolloutAction {
  /** Skip the rest of the steps. */
  Promote,
  /** Stay at this step. */
  Pause,
  /** Take everybody back to the stable version. */
  Abort
}
