// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import dev.cryptopilot.api.auth.Credentials;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns requests into calls. */
final class Requests {

  private final Clock clock;
  private final Duration timeout;
  private final ClientAddress addresses;

  Requests(Clock clock, Duration timeout, ClientAddress addresses) {
    this.clock = clock;
    this.timeout = timeout;
    this.addresses = addresses;
  }

  Call call(Route route, PathTemplate template, RoutingContext context) {
    HttpServerRequest request = context.request();
    return new Call(
        RequestId.of(context),
        new Call.Request(
            route.verb(),
            request.path(),
            addresses.of(request),
            Optional.ofNullable(request.getHeader("User-Agent")).orElse(""),
            Optional.ofNullable(request.getHeader("Last-Event-ID")),
            site(request)),
        pathParameters(template, context),
        query(request, context.queryParams()),
        credentials(request, context.queryParams()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        clock.instant().plus(timeout),
        new Attribution());
  }

  private Call.Site site(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    return new Call.Site(
        authority == null ? "" : authority.host(),
        addresses.https(request),
        Optional.ofNullable(request.getHeader("Origin")));
  }

  private static Parameters pathParameters(PathTemplate template, RoutingContext context) {
    Map<String, String> values = new HashMap<>();
    List<String> names = template.names();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), context.pathParam("param" + i));
    }
    return new Parameters(values);
  }

  private static Parameters query(HttpServerRequest request, MultiMap query) {
    Map<String, String> values = new HashMap<>();
    query.forEach((name, value) -> values.putIfAbsent(name, value));
    return new Parameters(values, Optional.ofNullable(request.query()).orElse(""));
  }

  private static Credentials credentials(HttpServerRequest request, MultiMap query) {
    Map<String, String> cookies = new HashMap<>();
    for (Cookie cookie : request.cookies()) {
      cookies.put(cookie.getName(), cookie.getValue());
    }
    return new Credentials(
        Optional.ofNullable(request.getHeader("Authorization")),
        cookies,
        Optional.ofNullable(query.get("token")));
  }
}
