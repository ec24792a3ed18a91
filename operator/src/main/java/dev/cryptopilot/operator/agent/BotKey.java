// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

/**
 * Names one Bot, and not a later one of the same name.
 *
 * @param namespace its namespace
 * @param name its name
 * @param uid its uid
 */
public record BotKey(String namespace, String name, String uid) {}
