// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Answers what reaches no route, because it cannot be read, in the shape of every other error. */
public final class UnreadableRequest implements Handler<HttpServerRequest> {

  private static final ApiError ERROR =
      ApiError.invalid(
          "The request cannot be read: its address or its headers are too long, or it is not"
              + " HTTP.");

  @Override
  public void handle(HttpServerRequest request) {
    request
        .response()
        .setStatusCode(ERROR.kind().status())
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .putHeader("Connection", "close")
        .end(Buffer.buffer(Json.bytes(ERROR.body())))
        .onComplete(done -> request.connection().close());
  }
}
