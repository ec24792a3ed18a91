// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.http.ApiRouter;
import dev.cryptopilot.api.http.HttpSettings;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.UnreadableRequest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;
import java.util.concurrent.CompletionException;
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
   * @throws BadSetting when the address cannot be listened on
   */
  public static Server start(
      Vertx vertx, HttpSettings settings, ApiRouter router, List<Route> routes) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(settings.host())
            .setPort(settings.port())
            .setCompressionSupported(false);
    return new Server(
        listening(
            vertx
                .createHttpServer(options)
                .requestHandler(router.router(routes))
                .invalidRequestHandler(new UnreadableRequest()),
            settings),
        router);
  }

  private static HttpServer listening(HttpServer http, HttpSettings settings) {
    try {
      return http.listen().toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new BadSetting(
          "PILOT_API_PORT",
          settings.port()
              + " on "
              + settings.host()
              + " cannot be listened on: "
              + e.getCause().getMessage());
    }
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
