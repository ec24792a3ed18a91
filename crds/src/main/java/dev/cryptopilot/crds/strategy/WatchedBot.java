// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cryptopilot.crds.ApiObject;

/** What was counted of one bot during a roll-out, so that a restart counts nothing twice. */
@ApiObject
public record WatchedBot(
    @JsonPropertyDescription("Name of the bot.") String bot,
    @JsonPropertyDescription("The version that it is judged for.") String version,
    @JsonPropertyDescription("Since when it runs that version in this step, RFC 3339.")
        String since,
    @JsonPropertyDescription("It was not ready when it was chosen: nothing waits for it.")
        Boolean troubled,
    @JsonPropertyDescription("The pod whose restarts are counted.") String pod,
    @JsonPropertyDescription("Restarts in that pod that do not count.") Integer restartsBefore,
    @JsonPropertyDescription("The last exit that was counted, RFC 3339.") String exitAt,
    @JsonPropertyDescription("Crashes counted.") Integer crashes,
    @JsonPropertyDescription("Stalls counted.") Integer stalls,
    @JsonPropertyDescription("Other exits nobody asked for.") Integer others,
    @JsonPropertyDescription("When the equity was read, RFC 3339.") String readAt,
    @JsonPropertyDescription("The equity that was read, decimal.") String equity,
    @JsonPropertyDescription("The starting capital that belongs to it, decimal.") String capital,
    @JsonPropertyDescription("Profit since then, in percent of the equity, decimal.")
        String gainPercent,
    @JsonPropertyDescription("The highest profit so far, in percent, decimal.") String peakPercent,
    @JsonPropertyDescription("The greatest fall from a peak, in percent, decimal.")
        String drawdownPercent,
    @JsonPropertyDescription("Errors counted in this step.") Integer errors,
    @JsonPropertyDescription("Errors of the process that were counted or do not count.")
        Integer errorsSeen,
    @JsonPropertyDescription("Start of the process whose errors are counted, RFC 3339.")
        String errorsOf,
    @JsonPropertyDescription("Its time for the analysis of a new candle, in ms, decimal.")
        String analysisMillis) {
  public WatchedBot {
    troubled = troubled != null && troubled;
    restartsBefore = restartsBefore == null ? 0 : restartsBefore;
    crashes = crashes == null ? 0 : crashes;
    stalls = stalls == null ? 0 : stalls;
    others = others == null ? 0 : others;
    errors = errors == null ? 0 : errors;
    errorsSeen = errorsSeen == null ? 0 : errorsSeen;
  }
}
