// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.charts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryptopilot.api.portfolio.snapshot.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A point of a chart.
 *
 * @param timestamp when its window begins, milliseconds since 1970
 * @param portfolioValue mean in the window
 * @param showPoint false hides the dot: there was nothing to measure yet
 */
public record Point(
    long timestamp,
    BigDecimal portfolioValue,
    @JsonProperty("totalPnL") BigDecimal totalPnl,
    int activeBots,
    int botCount,
    long snapshotCount,
    boolean showPoint) {

  static Point of(Snapshot window) {
    return new Point(
        window.at().toEpochMilli(),
        window.value(),
        window.profit(),
        window.activeBots(),
        window.botCount(),
        window.samples(),
        true);
  }

  static Point before(Instant window) {
    return new Point(window.toEpochMilli(), BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, false);
  }
}
