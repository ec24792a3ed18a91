// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.repair;

import dev.cryptopilot.operator.condition.ConditionReason;

/**
 * One thing that is wrong with a pod.
 *
 * @param reason its name in conditions
 * @param message what is wrong
 * @param remedy what helps, and who does it
 * @param severe whether a person should hear of it now: it does not pass by itself
 */
public record PodIssue(ConditionReason reason, String message, String remedy, boolean severe) {

  /** Message and remedy. */
  public String sentence() {
    return message + "; " + remedy;
  }
}
