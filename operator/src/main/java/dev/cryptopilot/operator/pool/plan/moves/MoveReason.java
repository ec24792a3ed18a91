// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

/** Why a bot is moved. The names are API: they are written into slots, status and metrics. */
public enum MoveReason {
  /** Its spec asks for another pool. */
  Placement,
  /** A person asked for another pod. */
  Asked,
  /** Its pod is emptied because the pool needs fewer pods. */
  ScaleDown,
  /** The pods are evened out. */
  Rebalance,
  /** Its pod is replaced. */
  Rollout,
  /** Its pod is short of memory. */
  Memory
}
