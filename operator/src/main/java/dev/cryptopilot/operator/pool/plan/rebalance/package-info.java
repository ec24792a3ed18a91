// SPDX-License-Identifier: Apache-2.0
/**
 * Evening out the pods of a pool: a pure function from loads to moves. Each move makes things
 * better by a measure that only falls, so it always settles.
 */
package dev.cryptopilot.operator.pool.plan.rebalance;
