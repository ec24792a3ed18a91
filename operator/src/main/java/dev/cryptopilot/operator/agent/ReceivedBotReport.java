// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

/**
 * The last word about one bot.
 *
 * @param pod the pod it came from
 * @param received the whole report
 * @param bot the part about the bot
 */
public record ReceivedBotReport(PodKey pod, ReceivedReport received, BotReport bot) {}
