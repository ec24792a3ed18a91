// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import dev.cryptopilot.api.portfolio.snapshot.Snapshot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The newest measurements, as an event. Pure. */
final class ChartEvent {

  /** How many it has at most. */
  static final int POINTS = 50;

  private ChartEvent() {}

  /** Those in the newest one's currency. */
  static Draft of(List<Snapshot> newest) {
    List<Snapshot> shown =
        newest.stream().filter(row -> row.currency().equals(newest.getLast().currency())).toList();
    List<Map<String, Object>> points = shown.stream().map(ChartEvent::point).toList();
    return Draft.whole(
        "chart",
        Map.of(
            "points",
            points,
            "latestValue",
            shown.isEmpty() ? BigDecimal.ZERO : shown.getLast().value(),
            "count",
            points.size()));
  }

  private static Map<String, Object> point(Snapshot row) {
    return Map.of("timestamp", row.at().toEpochMilli(), "value", row.value(), "pnl", row.profit());
  }
}
