// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

/**
 * A bot that may leave its pod now.
 *
 * @param uid uid of the Bot
 * @param name name of the Bot
 * @param bytes memory it takes with it (PSS); an average where it is not known
 */
record BotLoad(String uid, String name, long bytes) {}
