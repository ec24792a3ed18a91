// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/**
 * When the agent restarts a bot and when it gives up for a while. Times in seconds.
 *
 * @param intervalSeconds time between two looks at a bot
 * @param stallAfterSeconds age of the last trading loop after which a bot counts as stalled
 * @param startDeadlineSeconds time a start may take
 * @param maxRestarts attempts within the window before the bot is left alone
 * @param restartWindowSeconds length of the window
 * @param cooldownSeconds how long a bot is then left alone
 * @param memoryPerBotMb PSS in MiB above which a bot is restarted; 0 = no limit
 * @param keepArchivesSeconds age at which the database of a bot that is gone is deleted; 0 = never
 */
public record HealthPolicy(
    long intervalSeconds,
    long stallAfterSeconds,
    long startDeadlineSeconds,
    int maxRestarts,
    long restartWindowSeconds,
    long cooldownSeconds,
    long memoryPerBotMb,
    long keepArchivesSeconds) {}
