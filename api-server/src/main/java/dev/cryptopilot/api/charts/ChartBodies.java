// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.charts;

import dev.cryptopilot.api.portfolio.snapshot.SnapshotStore.Extent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Charts as the web client reads them. Absent ends of time are null, as the client expects. */
final class ChartBodies {

  private ChartBodies() {}

  static Map<String, Object> one(Chart chart, Optional<Extent> extent) {
    Map<String, Object> metadata = metadata(extent);
    metadata.put("dataPoints", chart.points().size());
    metadata.put("timeRange", timeRange(chart));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("interval", chart.interval().text());
    body.put("currency", chart.currency());
    body.put("data", chart.points());
    body.put("metadata", metadata);
    return body;
  }

  static Map<String, Object> all(List<Chart> charts, Optional<Extent> extent) {
    Map<String, Object> intervals = new LinkedHashMap<>();
    for (Chart chart : charts) {
      Map<String, Object> interval = new LinkedHashMap<>();
      interval.put("data", chart.points());
      interval.put("dataPoints", chart.points().size());
      interval.put("timeRange", timeRange(chart));
      interval.put("currency", chart.currency());
      intervals.put(chart.interval().text(), interval);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("intervals", intervals);
    body.put("metadata", metadata(extent));
    return body;
  }

  private static Map<String, Object> metadata(Optional<Extent> extent) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("totalSnapshots", extent.map(Extent::samples).orElse(0L));
    metadata.put("firstSnapshot", extent.map(e -> e.first().toEpochMilli()).orElse(null));
    metadata.put("lastSnapshot", extent.map(e -> e.last().toEpochMilli()).orElse(null));
    return metadata;
  }

  private static Object timeRange(Chart chart) {
    return chart.points().isEmpty()
        ? null
        : Map.of(
            "start", chart.points().getFirst().timestamp(),
            "end", chart.points().getLast().timestamp());
  }
}
