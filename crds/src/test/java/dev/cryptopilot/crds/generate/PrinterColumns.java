// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What {@code kubectl get} shows, in the order a person reads it; the generator would sort columns
 * by path.
 */
final class PrinterColumns {

  private record Column(String name, String type, String path, boolean wide) {

    static Column of(String name, String path) {
      return new Column(name, "string", path, false);
    }

    static Column number(String name, String path) {
      return new Column(name, "integer", path, false);
    }

    static Column wide(String name, String path) {
      return new Column(name, "string", path, true);
    }
  }

  private static final Column AGE = new Column("Age", "date", ".metadata.creationTimestamp", false);

  private static final Map<String, List<Column>> COLUMNS =
      Map.of(
          "Bot",
          List.of(
              Column.of("State", ".spec.state"),
              Column.of("Phase", ".status.phase"),
              Column.of("Ready", condition("Ready", "status")),
              Column.of("Pool", ".status.slot.pool"),
              Column.of("Strategy", ".spec.strategy.name"),
              Column.of("Version", ".status.strategy.version"),
              Column.of("Profit", ".status.trading.profit"),
              Column.number("Open", ".status.trading.openTrades"),
              Column.wide("Mode", ".spec.mode"),
              Column.wide("Exchange", ".spec.exchange.name"),
              Column.wide("Owner", ".spec.owner"),
              Column.wide("Pod", ".status.slot.pod"),
              Column.wide("Restarts", ".status.restarts"),
              Column.wide("Why", condition("Ready", "message")),
              AGE),
          "BotPool",
          List.of(
              Column.of("Owner", ".spec.tenancy.owner"),
              Column.number("Pods", ".status.totals.pods"),
              Column.number("Ready", ".status.totals.readyPods"),
              Column.number("Bots", ".status.totals.bots"),
              Column.number("Slots", ".status.totals.slots"),
              Column.number("Free", ".status.totals.free"),
              Column.of("Health", ".status.health"),
              Column.wide("Waiting", ".status.totals.waitingBots"),
              Column.wide("Memory-MiB", ".status.totals.memoryMb"),
              Column.wide("Why", condition("Available", "message")),
              AGE),
          "Strategy",
          List.of(
              Column.of("Stable", ".status.stable"),
              Column.of("Candidate", ".status.candidate"),
              Column.of("Rollout", ".status.rollout.phase"),
              Column.of("Valid", condition("Valid", "status")),
              Column.number("Bots", ".status.bots"),
              Column.wide("Class", ".spec.className"),
              Column.wide("Why", condition("Valid", "message")),
              AGE));

  private PrinterColumns() {}

  static void set(ObjectNode version, String kind) {
    var columns = version.putArray("additionalPrinterColumns");
    for (Column column : COLUMNS.get(kind)) {
      var entry = columns.addObject().put("name", column.name()).put("type", column.type());
      entry.put("jsonPath", column.path());
      if (column.wide()) {
        entry.put("priority", 1);
      }
    }
  }

  private static String condition(String type, String field) {
    return ".status.conditions[?(@.type==\"" + type + "\")]." + field;
  }
}
