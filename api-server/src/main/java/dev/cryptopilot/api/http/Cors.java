// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Set;

/** Lets the web client's origins in: echoed exactly, with credentials, on every answer. */
final class Cors {

  private static final int PREFLIGHT_SECONDS = 600;

  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS);

  private static final Set<String> REQUEST_HEADERS =
      Set.of(
          "Origin",
          "X-Requested-With",
          "Content-Type",
          "Accept",
          "Authorization",
          "Last-Event-ID",
          "Idempotency-Key");

  private static final Set<String> ANSWER_HEADERS =
      Set.of(
          "X-Request-Id",
          "Retry-After",
          "RateLimit-Limit",
          "RateLimit-Remaining",
          "RateLimit-Reset");

  private Cors() {}

  static CorsHandler of(List<String> origins) {
    return CorsHandler.create()
        .addOrigins(origins)
        .allowCredentials(true)
        .allowedMethods(METHODS)
        .allowedHeaders(REQUEST_HEADERS)
        .exposedHeaders(ANSWER_HEADERS)
        .maxAgeSeconds(PREFLIGHT_SECONDS);
  }
}
