// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

/**
 * A bot as its owner names it.
 *
 * @param owner user id
 * @param instanceId unique among the bots of this owner
 */
public record BotRef(String owner, String instanceId) {}
