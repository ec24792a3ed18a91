// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

/**
 * A move that makes the pool more even.
 *
 * @param uid uid of the Bot
 * @param bot name of the Bot
 * @param from ordinal of the pod it leaves
 * @param to ordinal of the pod it goes to
 * @param reason why, a sentence
 */
public record PlannedMove(String uid, String bot, int from, int to, String reason) {}
