// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

/** How an entry names the bot it is about; stays readable after the bot is gone. */
public record BotLabel(String id, String name) {}
