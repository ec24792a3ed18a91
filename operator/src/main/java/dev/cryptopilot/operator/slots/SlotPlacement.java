// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/**
 * Where a bot has its slot and what is asked for there.
 *
 * @param namespace namespace of pool and bot
 * @param pool name of the pool
 * @param pod name of the pod
 * @param revision revision of the pod's slots
 * @param bot the slot
 */
public record SlotPlacement(
    String namespace, String pool, String pod, long revision, DesiredBot bot) {}
