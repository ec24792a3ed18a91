// SPDX-License-Identifier: Apache-2.0
/** How many pods a pool has: pure functions from facts to marks, removals and wishes. */
package dev.cryptopilot.operator.pool.plan.scaling;
