// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import java.time.Instant;

/**
 * An end of a bot's process.
 *
 * @param at when, by the clock of its pod
 */
public record ExitSign(Instant at, Kind kind) {

  /** What an end says about the strategy. */
  public enum Kind {
    /** The program ended although nobody asked it to. */
    Crash,
    /** It was ended because its trading loop stood still. */
    Stall,
    /** Not the strategy's doing: the exchange was away, memory was short. */
    Other,
    /** It was asked to end. */
    Asked;

    /** The kind of an agent's reason; a word that is not known counts as a crash. */
    public static Kind ofReason(String reason) {
      return switch (reason) {
        case "Stalled", "StartTimeout" -> Stall;
        case "Asked", "Stopped" -> Asked;
        case "ExchangeUnreachable",
            "MemoryWatermark",
            "AlreadyRunning",
            "PortInUse",
            "DatabaseError" ->
            Other;
        default -> Crash;
      };
    }
  }
}
