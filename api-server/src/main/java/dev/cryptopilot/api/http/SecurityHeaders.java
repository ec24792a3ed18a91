// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** Tells browsers to be strict. An answer that brings a header of its own keeps it. */
final class SecurityHeaders implements Handler<RoutingContext> {

  @Override
  public void handle(RoutingContext context) {
    context.addHeadersEndHandler(done -> add(context.response().headers()));
    context.next();
  }

  private static void add(MultiMap headers) {
    absent(headers, "X-Content-Type-Options", "nosniff");
    absent(headers, "X-Frame-Options", "DENY");
    absent(headers, "Referrer-Policy", "no-referrer");
    absent(headers, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    absent(headers, "Strict-Transport-Security", "max-age=31536000");
    absent(headers, "Cache-Control", "no-store");
  }

  private static void absent(MultiMap headers, String name, String value) {
    if (!headers.contains(name)) {
      headers.set(name, value);
    }
  }
}
