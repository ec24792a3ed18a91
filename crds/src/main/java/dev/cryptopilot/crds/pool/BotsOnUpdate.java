// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

/** What happens to the bots of a pod that is replaced. */
public enum BotsOnUpdate {
  /** Wait until each has no open trade. */
  WhenFlat,
  /** Move them to another pod first. */
  Move,
  /** Stop them with the pod; they start again in the new one. */
  Immediate
}
