// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.auth.Authentication;
import dev.cryptopilot.api.auth.Authenticator;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.health.Check;
import dev.cryptopilot.api.health.HealthRoutes;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.ApiRouter;
import dev.cryptopilot.api.http.HttpSettings;
import dev.cryptopilot.api.http.Ownership;
import dev.cryptopilot.api.http.Pipeline;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Builds the server's parts and joins them by hand; the only place that knows all of them. */
final class Wiring implements AutoCloseable {

  private final Environment environment;
  private final Clock clock = Clock.systemUTC();
  private final Vertx vertx = Vertx.vertx();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Wiring(Environment environment) {
    this.environment = environment;
  }

  Server server() {
    HttpSettings settings = HttpSettings.from(environment);
    Pipeline pipeline = new Pipeline(authenticator(), ownership(), List.of(), List.of());
    ApiRouter router =
        new ApiRouter(
            vertx, settings, pipeline, threads, clock, () -> UUID.randomUUID().toString());
    return Server.start(vertx, settings, router, routes());
  }

  private List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new HealthRoutes(checks(), metrics, clock).routes());
    return routes;
  }

  private List<Check> checks() {
    return List.of();
  }

  private Authenticator authenticator() {
    return credentials -> new Authentication.Missing();
  }

  private Ownership ownership() {
    return (caller, instanceId) -> {
      throw new Refused(ApiError.notFound("There is no bot " + instanceId + "."));
    };
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    threads.close();
    metrics.close();
  }
}
