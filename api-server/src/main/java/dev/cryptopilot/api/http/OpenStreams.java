// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** All streams that clients have open, so that a stopping server can end them. */
final class OpenStreams {

  private final Set<Runnable> closers = ConcurrentHashMap.newKeySet();
  private final Executor threads;
  private volatile boolean draining;

  OpenStreams(Executor threads) {
    this.threads = threads;
  }

  void events(HttpServerRequest request, EventStream stream) {
    HttpServerResponse response = request.response();
    ResponseOutlet outlet = new ResponseOutlet(response);
    Runnable closer = outlet::close;
    closers.add(closer);
    outlet.onClose(() -> closers.remove(closer));
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-cache, no-transform")
        .putHeader("X-Accel-Buffering", "no");
    if (request.version() != HttpVersion.HTTP_2) {
      // HTTP/2 knows no such header, and clients refuse answers that have it.
      response.putHeader("Connection", "keep-alive");
    }
    response.writeHead();
    endIfDraining(closer);
    threads.execute(() -> stream.opened(outlet));
  }

  void socket(HttpServerRequest request, SocketSession session) {
    request.toWebSocket().onSuccess(socket -> opened(socket, session));
  }

  /** What the client says waits until the session listens. */
  private void opened(ServerWebSocket socket, SocketSession session) {
    socket.pause();
    WebSocketOutlet outlet = new WebSocketOutlet(socket, threads);
    Runnable closer = outlet::close;
    closers.add(closer);
    outlet.onClose(() -> closers.remove(closer));
    endIfDraining(closer);
    threads.execute(
        () -> {
          try {
            session.opened(outlet);
          } finally {
            socket.resume();
          }
        });
  }

  int count() {
    return closers.size();
  }

  /** One that was asked for while the others were ended. */
  private void endIfDraining(Runnable closer) {
    if (draining) {
      closer.run();
    }
  }

  /** Ends all of them, and those that still come; browsers reconnect by themselves. */
  void drain() {
    draining = true;
    closers.forEach(Runnable::run);
  }
}
