// SPDX-License-Identifier: Apache-2.0
/** Decisions about a pool: pure functions from facts to a list of actions. */
package dev.cryptopilot.operator.pool.plan;
