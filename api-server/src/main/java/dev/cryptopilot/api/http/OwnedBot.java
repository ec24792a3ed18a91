// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/**
 * A bot that the caller may see and command.
 *
 * @param owner user id of its owner, who is not the caller when an admin calls
 * @param instanceId as the owner named it
 * @param namespace of the Bot resource
 * @param name of the Bot resource
 */
public record OwnedBot(String owner, String instanceId, String namespace, String name) {}
