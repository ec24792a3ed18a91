// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.concurrent.Executor;

/** Puts routes behind the handlers that every request passes on the event loop. */
public final class ApiRouter {

  private static final String API = "/api/";
  private static final String ALIAS = "/api/v1/";

  private final Vertx vertx;
  private final HttpSettings settings;
  private final Pipeline pipeline;
  private final Executor threads;
  private final Surroundings surroundings;
  private final OpenStreams streams;
  private final Responder responder;
  private final AllowedMethods methods = new AllowedMethods();

  /**
   * A router that has no routes yet.
   *
   * @param threads runs each call; a virtual thread each
   */
  public ApiRouter(
      Vertx vertx,
      HttpSettings settings,
      Pipeline pipeline,
      Executor threads,
      Surroundings surroundings) {
    this.vertx = vertx;
    this.settings = settings;
    this.pipeline = pipeline;
    this.threads = threads;
    this.surroundings = surroundings;
    this.streams = new OpenStreams(threads);
    this.responder = new Responder(streams);
    surroundings.metrics().gauge("http.server.streams", streams, OpenStreams::count);
  }

  /** One router for all routes, each under its path and its /api/v1 alias. */
  public Router router(List<Route> routes) {
    Router router = Router.router(vertx);
    ClientAddress addresses = new ClientAddress(settings.trustedProxies());
    router.route().handler(new RequestId(surroundings.ids()));
    router.route().handler(new AccessLog(new RequestTimes(surroundings.metrics()), addresses));
    router.route().handler(new SecurityHeaders());
    router.route().handler(Cors.of(settings.origins()));
    router.route().handler(BodyHandler.create(false).setBodyLimit(settings.bodyBytes()));
    Requests requests = new Requests(surroundings.clock(), settings.timeout(), addresses);
    for (Route route : routes) {
      add(router, route, route.path(), requests);
      if (route.path().startsWith(API)) {
        add(router, route, ALIAS + route.path().substring(API.length()), requests);
      }
    }
    new Failures(responder, methods).install(router);
    return router;
  }

  /** Ends all event streams, so that a stopping server has no connection left to wait for. */
  public void drainStreams() {
    streams.drain();
  }

  private void add(Router router, Route route, String path, Requests requests) {
    PathTemplate template = PathTemplate.of(path);
    methods.add(route.verb(), template);
    router
        .routeWithRegex(HttpMethod.valueOf(route.verb().name()), template.regex())
        .handler(dispatch(route, template, requests));
  }

  private Handler<RoutingContext> dispatch(Route route, PathTemplate template, Requests requests) {
    return context -> {
      Call call = requests.call(route, template, context);
      AccessLog.remember(context, route, call);
      Buffer buffer = context.body().buffer();
      byte[] body = buffer == null ? new byte[0] : buffer.getBytes();
      Responder.holdHandshake(context.request());
      long timer = vertx.setTimer(settings.timeout().toMillis(), late -> tooLate(context, call));
      Context loop = vertx.getOrCreateContext();
      threads.execute(
          () -> {
            Pipeline.Served served = pipeline.run(route, call, body);
            loop.runOnContext(done -> answer(context, route, served, timer));
          });
    };
  }

  private void answer(RoutingContext context, Route route, Pipeline.Served served, long timer) {
    vertx.cancelTimer(timer);
    AccessLog.remember(context, route, served.call());
    responder.write(context.request(), served.answer());
  }

  /** The work itself goes on: a command that was cut in half would be worse than a late one. */
  private void tooLate(RoutingContext context, Call call) {
    responder.write(
        context.request(),
        Pipeline.refusal(
            ApiError.of(
                ApiError.Kind.TIMEOUT,
                "This takes longer than expected and goes on in the background. Request "
                    + call.requestId()
                    + ".")));
  }
}
