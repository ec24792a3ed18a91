// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;

/** How long requests took, a timer for each route and status. */
public final class RequestTimes {

  private static final double[] PERCENTILES = {0.5, 0.95, 0.99};

  private final MeterRegistry metrics;

  public RequestTimes(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Requests that no route takes are counted together: their paths are not ours to bound. */
  void add(Optional<Route> route, int status, Duration took) {
    Timer.builder("http.server.requests")
        .publishPercentiles(PERCENTILES)
        .tag("route", route.map(Route::name).orElse("none"))
        .tag("status", String.valueOf(status))
        .register(metrics)
        .record(took);
  }
}
