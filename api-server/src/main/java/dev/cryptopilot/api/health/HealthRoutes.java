// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.health;

import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.RateClass;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Probes, metrics and the health answers that old clients ask for. */
public final class HealthRoutes {

  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final List<Check> checks;
  private final PrometheusMeterRegistry metrics;
  private final Clock clock;
  private final Instant started;

  public HealthRoutes(List<Check> checks, PrometheusMeterRegistry metrics, Clock clock) {
    this.checks = List.copyOf(checks);
    this.metrics = metrics;
    this.clock = clock;
    this.started = clock.instant();
  }

  public List<Route> routes() {
    return List.of(
        open("/livez", this::live).tier(Tier.C),
        open("/readyz", this::ready).tier(Tier.C),
        open("/metrics", this::metrics).tier(Tier.C),
        open("/api/health", this::live).tier(Tier.B),
        open("/api/freqtrade/health", this::service).tier(Tier.B));
  }

  private static Route open(String path, dev.cryptopilot.api.http.CallHandler handler) {
    return Route.get(path, new Access.Public(), handler).rate(RateClass.EXEMPT);
  }

  private Answer live(Call call) {
    return Answer.ok(Map.of("status", "ok"));
  }

  private Answer ready(Call call) {
    Map<String, Boolean> results = new LinkedHashMap<>();
    checks.forEach(check -> results.put(check.name(), check.ready().getAsBoolean()));
    boolean ready = !results.containsValue(false);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", ready ? "ok" : "unavailable");
    body.put("success", ready);
    body.put("message", ready ? "Ready." : "Not ready yet; see the checks.");
    body.put("checks", results);
    return Answer.json(ready ? 200 : 503, body);
  }

  private Answer metrics(Call call) {
    return Answer.raw(200, PROMETHEUS_TEXT, metrics.scrape().getBytes(StandardCharsets.UTF_8));
  }

  private Answer service(Call call) {
    Instant now = clock.instant();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ok", true);
    body.put("status", "ok");
    body.put("service", "crypto-pilot-api");
    body.put("uptime", Duration.between(started, now).toSeconds());
    body.put("timestamp", now);
    return Answer.ok(body);
  }
}
