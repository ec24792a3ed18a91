// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line a request, with its fields apart; tokens in the query are never shown. */
final class AccessLog implements Handler<RoutingContext> {

  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final Pattern TOKEN = Pattern.compile("(?i)(^|[?&])([^=&]*token[^=&]*=)[^&]*");

  private static final String USER = "access.user";
  private static final String ROUTE = "access.route";

  private final RequestTimes times;
  private final ClientAddress addresses;

  AccessLog(RequestTimes times, ClientAddress addresses) {
    this.times = times;
    this.addresses = addresses;
  }

  @Override
  public void handle(RoutingContext context) {
    long start = System.nanoTime();
    // Asked now: a closed connection has no address.
    String ip = addresses.of(context.request());
    context.addEndHandler(ended -> ended(context, ip, Duration.ofNanos(System.nanoTime() - start)));
    context.next();
  }

  /** Remembers what the pipeline found out about a request. */
  static void remember(RoutingContext context, Route route, Call call) {
    context.put(ROUTE, route);
    call.knownUser().ifPresent(user -> context.put(USER, user));
  }

  private void ended(RoutingContext context, String ip, Duration took) {
    HttpServerRequest request = context.request();
    Optional<Route> route = Optional.ofNullable(context.get(ROUTE));
    int status = context.response().getStatusCode();
    times.add(route, status, took);
    LOG.atLevel(level(route))
        .addKeyValue("request_id", RequestId.of(context))
        .addKeyValue("method", request.method().name())
        .addKeyValue("path", redacted(request.uri()))
        .addKeyValue("route", route.map(Route::name).orElse(""))
        .addKeyValue("status", status)
        .addKeyValue("duration_ms", took.toMillis())
        .addKeyValue("bytes", context.response().bytesWritten())
        .addKeyValue("ip", ip)
        .addKeyValue("user", Optional.<String>ofNullable(context.get(USER)).orElse(""))
        .log("{} {} {}", request.method(), redacted(request.uri()), status);
  }

  private static org.slf4j.event.Level level(Optional<Route> route) {
    boolean probe =
        route.filter(r -> r.rate() == RateClass.EXEMPT && !r.verb().changes()).isPresent();
    return probe ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.INFO;
  }

  static String redacted(String uri) {
    int query = uri.indexOf('?');
    return query < 0
        ? uri
        : uri.substring(0, query) + TOKEN.matcher(uri.substring(query)).replaceAll("$1$2***");
  }
}
