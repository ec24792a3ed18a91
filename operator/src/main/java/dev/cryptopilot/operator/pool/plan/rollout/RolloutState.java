// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rollout;

/**
 * Where a change of the template stands, for people.
 *
 * @param phase where it stands
 * @param message a sentence that names the pod it waits for and why
 */
public record RolloutState(Phase phase, String message) {

  /** Where a change of the template stands. */
  public enum Phase {
    /** Every pod is made from what is asked for. */
    UpToDate,
    /** Pods are made anew. */
    Replacing,
    /** Pods would be made anew, but {@code spec.update.paused} says no. */
    Paused,
    /** What is asked for did no good; pods are made from the last good template. */
    RolledBack,
    /** A pod does not come back and there is no template to return to. */
    Stopped
  }
}
