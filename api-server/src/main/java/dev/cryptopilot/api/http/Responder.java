// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/** Writes answers. Runs on the request's event loop. */
final class Responder {

  private static final ApiError NO_SOCKET =
      ApiError.invalid("This endpoint is a WebSocket: connect with ws:// or wss://.");

  private final OpenStreams streams;

  Responder(OpenStreams streams) {
    this.streams = streams;
  }

  /** Keeps a WebSocket handshake waiting until the caller is known. */
  static void holdHandshake(HttpServerRequest request) {
    if (asksForSocket(request)) {
      request.pause();
    }
  }

  /** Does nothing when the request has its answer already, or its client is gone. */
  void write(HttpServerRequest request, Answer answer) {
    HttpServerResponse response = request.response();
    if (response.headWritten() || response.ended() || response.closed()) {
      return;
    }
    if (answer instanceof Answer.SocketAnswer && !asksForSocket(request)) {
      write(request, Pipeline.refusal(NO_SOCKET));
      return;
    }
    if (asksForSocket(request)) {
      request.resume();
    }
    headers(response, answer.headers());
    switch (answer) {
      case Answer.JsonAnswer json ->
          response
              .setStatusCode(json.status())
              .putHeader("Content-Type", "application/json; charset=utf-8")
              .end(Buffer.buffer(Json.bytes(json.body())));
      case Answer.RawAnswer raw ->
          response
              .setStatusCode(raw.status())
              .putHeader("Content-Type", raw.contentType())
              .end(raw.body());
      case Answer.StreamAnswer stream -> pass(response, stream);
      case Answer.EventsAnswer events -> streams.events(request, events.stream());
      case Answer.SocketAnswer socket -> streams.socket(request, socket.session());
    }
  }

  /**
   * A source that breaks off ends the connection: the client must not take a part for the whole,
   * nor wait for what never comes.
   */
  private static void pass(HttpServerResponse response, Answer.StreamAnswer answer) {
    response.setStatusCode(answer.status()).putHeader("Content-Type", answer.contentType());
    if (answer.length() >= 0) {
      response.putHeader("Content-Length", String.valueOf(answer.length()));
    } else {
      response.setChunked(true);
    }
    try {
      answer.body().pipeTo(response).onFailure(broken -> response.reset());
    } catch (IllegalStateException over) {
      response.reset();
      throw over;
    }
  }

  private static boolean asksForSocket(HttpServerRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  private static void headers(HttpServerResponse response, List<Answer.Header> headers) {
    for (Answer.Header header : headers) {
      response.headers().add(header.name(), header.value());
    }
  }
}
