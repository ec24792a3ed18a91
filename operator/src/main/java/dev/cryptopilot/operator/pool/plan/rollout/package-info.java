// SPDX-License-Identifier: Apache-2.0
/**
 * Changing the template of a pool's pods, one pod after the other, and back when it does no good.
 * Pure; where a change stands is noted on the slots Secrets and on the kept templates.
 */
package dev.cryptopilot.operator.pool.plan.rollout;
