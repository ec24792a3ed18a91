// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/** Writes answers. Runs on the request's event loop. */
final class Responder {

  private final OpenStreams streams;

  Responder(OpenStreams streams) {
    this.streams = streams;
  }

  void write(HttpServerResponse response, Answer answer) {
    if (response.ended() || response.closed()) {
      return;
    }
    headers(response, answer.headers());
    switch (answer) {
      case Answer.JsonAnswer(int status, Object body, List<Answer.Header> headers) ->
          response
              .setStatusCode(status)
              .putHeader("Content-Type", "application/json; charset=utf-8")
              .end(Buffer.buffer(Json.bytes(body)));
      case Answer.RawAnswer(int status, String type, Buffer body, List<Answer.Header> headers) ->
          response.setStatusCode(status).putHeader("Content-Type", type).end(body);
      case Answer.EventsAnswer(EventStream stream, List<Answer.Header> headers) ->
          streams.open(response, stream);
    }
  }

  private static void headers(HttpServerResponse response, List<Answer.Header> headers) {
    for (Answer.Header header : headers) {
      response.headers().add(header.name(), header.value());
    }
  }
}
