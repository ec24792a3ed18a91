// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a bot's process counts about itself.
 *
 * @param since start of the process: everything is counted from there
 * @param errors errors that it logged, and exceptions of its strategy
 * @param loopMillis median time of its last trading loops, in ms; empty before the first
 * @param analysisMillis median time in which it lately analysed a new candle, in ms
 */
public record VitalsReport(
    Instant since,
    int errors,
    Optional<BigDecimal> loopMillis,
    Optional<BigDecimal> analysisMillis) {

  static Optional<VitalsReport> read(JsonFields node) {
    return node.instant("since")
        .map(
            since ->
                new VitalsReport(
                    since,
                    node.integer("errors").orElse(0),
                    node.decimal("loopMs"),
                    node.decimal("analysisMs")));
  }

  /** Magnitude of the errors: it changes with the first, the second, the fourth, the eighth … */
  public int alarm() {
    return Integer.SIZE - Integer.numberOfLeadingZeros(errors);
  }

  /** What wakes a reader: another process, or twice as many errors. */
  VitalsReport steady() {
    return new VitalsReport(since, alarm(), Optional.empty(), Optional.empty());
  }
}
