// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.CorsHandler;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Puts routes behind the handlers that every request passes on the event loop. */
public final class ApiRouter {

  private final Vertx vertx;
  private final HttpSettings settings;
  private final Pipeline pipeline;
  private final Executor threads;
  private final Requests requests;
  private final OpenStreams streams;
  private final Responder responder;
  private final Supplier<String> ids;

  /**
   * A router that has no routes yet.
   *
   * @param threads runs each call; a virtual thread each
   * @param ids request ids
   */
  public ApiRouter(
      Vertx vertx,
      HttpSettings settings,
      Pipeline pipeline,
      Executor threads,
      Clock clock,
      Supplier<String> ids) {
    this.vertx = vertx;
    this.settings = settings;
    this.pipeline = pipeline;
    this.threads = threads;
    this.requests = new Requests(clock, settings);
    this.streams = new OpenStreams(threads);
    this.responder = new Responder(streams);
    this.ids = ids;
  }

  /** One router for all routes, each under its path and its /api/v1 alias. */
  public Router router(List<Route> routes) {
    Router router = Router.router(vertx);
    router.route().handler(new RequestId(ids));
    router.route().handler(cors());
    router.route().handler(BodyHandler.create(false).setBodyLimit(settings.bodyBytes()));
    for (Route route : routes) {
      add(router, route, route.path());
      if (route.path().startsWith("/api/")) {
        add(router, route, "/api/v1" + route.path().substring("/api".length()));
      }
    }
    new Failures(responder).install(router);
    return router;
  }

  /** Ends all event streams, so that a stopping server has no connection left to wait for. */
  public void drainStreams() {
    streams.drain();
  }

  private CorsHandler cors() {
    return CorsHandler.create()
        .addOrigins(settings.origins())
        .allowCredentials(true)
        .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE))
        .allowedMethod(HttpMethod.OPTIONS)
        .allowedHeaders(
            Set.of("Origin", "X-Requested-With", "Content-Type", "Accept", "Authorization"));
  }

  private void add(Router router, Route route, String path) {
    PathTemplate template = PathTemplate.of(path);
    router
        .routeWithRegex(HttpMethod.valueOf(route.verb().name()), template.regex())
        .handler(dispatch(route, template));
  }

  private Handler<RoutingContext> dispatch(Route route, PathTemplate template) {
    return context -> {
      Call call = requests.call(route, template, context);
      Buffer buffer = context.body().buffer();
      byte[] body = buffer == null ? new byte[0] : buffer.getBytes();
      io.vertx.core.Context loop = vertx.getOrCreateContext();
      threads.execute(
          () -> {
            Answer answer = pipeline.run(route, call, body);
            loop.runOnContext(done -> responder.write(context.response(), answer));
          });
    };
  }
}
