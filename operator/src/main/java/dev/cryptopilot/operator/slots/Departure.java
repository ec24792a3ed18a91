// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/**
 * How a bot leaves a slot by a move. Goes with {@link Goal#SEALED}, and with {@link Goal#REMOVED}
 * once the bot is at its new place.
 *
 * @param id id of the move
 * @param to the pod that it goes to
 * @param reason why it is moved, one word
 */
public record Departure(MoveId id, PodRef to, String reason) {}
