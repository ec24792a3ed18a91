// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import java.util.OptionalInt;

/**
 * Some room of the planner would like a bot to move within the pool. The same wish may be made in
 * every pass until the bot is there; a bot that is already moving is left alone.
 *
 * @param uid uid of the Bot
 * @param from ordinal of the pod it sits in
 * @param to ordinal of the pod to go to; empty = any that has room and takes bots
 * @param reason why
 */
public record MoveWish(String uid, int from, OptionalInt to, MoveReason reason) {}
