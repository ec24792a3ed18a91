// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Names each request; a sane id of a proxy in front is kept. */
final class RequestId implements Handler<RoutingContext> {

  private static final String HEADER = "X-Request-Id";
  private static final Pattern SANE = Pattern.compile("[\\w.-]{8,64}");

  private final Supplier<String> ids;

  RequestId(Supplier<String> ids) {
    this.ids = ids;
  }

  @Override
  public void handle(RoutingContext context) {
    String sent = context.request().getHeader(HEADER);
    String id = sent != null && SANE.matcher(sent).matches() ? sent : ids.get();
    context.put(HEADER, id);
    context.response().putHeader(HEADER, id);
    context.next();
  }

  static String of(RoutingContext context) {
    return context.get(HEADER);
  }
}
