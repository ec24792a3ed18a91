// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.charts;

import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.portfolio.snapshot.Snapshot;
import dev.cryptopilot.api.portfolio.snapshot.SnapshotStore;
import dev.cryptopilot.api.portfolio.snapshot.SnapshotStore.Extent;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Charts of the caller's portfolio. */
public final class ChartRoutes {

  private static final Access USER = new Access.User();

  private final SnapshotStore history;
  private final Clock clock;

  public ChartRoutes(SnapshotStore history, Clock clock) {
    this.history = history;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/freqtrade/charts/portfolio", USER, this::all),
        Route.get("/api/freqtrade/charts/portfolio/{interval}", USER, this::one));
  }

  private Answer all(Call call) {
    String owner = call.caller().userId();
    Instant now = clock.instant();
    List<Snapshot> rows = history.between(owner, Interval.MONTH.begin(now), now.plusMillis(1));
    Optional<Extent> extent = history.extent(owner);
    return Answer.ok(
        ChartBodies.all(
            Arrays.stream(Interval.values())
                .map(interval -> Chart.of(interval, rows, extent, now))
                .toList(),
            extent));
  }

  private Answer one(Call call) {
    String text = call.path().get("interval");
    Interval interval =
        Interval.of(text)
            .orElseThrow(
                () ->
                    new Refused(
                        ApiError.invalid(
                            "There is no interval " + text + ": take 1h, 24h, 7d or 30d.")));
    String owner = call.caller().userId();
    Instant now = clock.instant();
    List<Snapshot> rows = history.between(owner, interval.begin(now), now.plusMillis(1));
    Optional<Extent> extent = history.extent(owner);
    return Answer.ok(ChartBodies.one(Chart.of(interval, rows, extent, now), extent));
  }
}
