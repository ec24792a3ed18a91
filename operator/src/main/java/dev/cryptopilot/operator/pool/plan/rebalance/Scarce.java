// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

/** What a pod can run short of; in the order in which that is mended. */
enum Scarce {
  Memory,
  Cpu
}
