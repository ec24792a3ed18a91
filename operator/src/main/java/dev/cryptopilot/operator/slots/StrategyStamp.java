// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/**
 * Which strategy version a bot runs; for people and for status, not for starting the bot.
 *
 * @param name name of the Strategy resource
 * @param version semantic version
 * @param digest SHA-256 of the version's content, 64 hex digits
 */
public record StrategyStamp(String name, String version, String digest) {}
