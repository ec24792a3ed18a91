// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.http.ApiRouter;
import dev.cryptopilot.api.http.HttpSettings;
import dev.cryptopilot.api.http.Route;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The listening server. */
public final class Server implements AutoCloseable {

  private static final int GRACE_SECONDS = 10;

  private final HttpServer http;
  private final ApiRouter router;

  private Server(HttpServer http, ApiRouter router) {
    this.http = http;
    this.router = router;
  }

  /**
   * Listens, and returns once it does.
   *
   * @throws java.util.concurrent.CompletionException when the port is taken
   */
  public static Server start(
      Vertx vertx, HttpSettings settings, ApiRouter router, List<Route> routes) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(settings.host())
            .setPort(settings.port())
            .setCompressionSupported(false);
    HttpServer http =
        vertx
            .createHttpServer(options)
            .requestHandler(router.router(routes))
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return new Server(http, router);
  }

  public int port() {
    return http.actualPort();
  }

  /** Takes no new connections, ends event streams, and waits for calls under way. */
  @Override
  public void close() {
    router.drainStreams();
    http.shutdown(GRACE_SECONDS, TimeUnit.SECONDS).toCompletionStage().toCompletableFuture().join();
  }
}
