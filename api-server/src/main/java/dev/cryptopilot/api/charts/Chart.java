// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.charts;

import dev.cryptopilot.api.portfolio.snapshot.Snapshot;
import dev.cryptopilot.api.portfolio.snapshot.SnapshotStore.Extent;
import dev.cryptopilot.api.portfolio.snapshot.Thinning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The points of one interval, oldest first.
 *
 * @param currency of all amounts; empty text without points
 */
public record Chart(Interval interval, String currency, List<Point> points) {

  public Chart {
    points = List.copyOf(points);
  }

  /**
   * Draws a chart: one point a window, zeros for windows before history began, nothing for later
   * gaps. Amounts of another currency than the newest are left out: a step from one currency to the
   * next would look like a gain or a loss. Pure.
   *
   * @param history with what lies in the interval, at least; finer than its windows or as fine
   * @param extent of all history
   */
  public static Chart of(
      Interval interval, List<Snapshot> history, Optional<Extent> extent, Instant now) {
    Instant begin = interval.begin(now);
    List<Snapshot> shown =
        history.stream()
            .filter(row -> !row.at().isBefore(begin) && !row.at().isAfter(now))
            .toList();
    if (shown.isEmpty() || extent.isEmpty()) {
      return new Chart(interval, "", List.of());
    }
    String currency = shown.getLast().currency();
    List<Snapshot> windows =
        Thinning.in(
            interval.window(),
            shown.stream().filter(row -> row.currency().equals(currency)).toList());
    List<Point> points = new ArrayList<>();
    Instant first = interval.window().begin(extent.get().first());
    Stream.iterate(begin, at -> at.isBefore(first), at -> at.plus(interval.window().width()))
        .forEach(at -> points.add(Point.before(at)));
    windows.forEach(window -> points.add(Point.of(window)));
    return new Chart(interval, currency, points);
  }
}
