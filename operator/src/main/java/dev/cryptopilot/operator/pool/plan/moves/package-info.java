// SPDX-License-Identifier: Apache-2.0
/**
 * Moves of bots between pods, step by step. Pure; docs/reference/pod-protocol.md, section 5, says
 * why each step is safe.
 */
package dev.cryptopilot.operator.pool.plan.moves;
