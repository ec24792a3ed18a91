// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** All event streams that clients have open, so that a stopping server can end them. */
final class OpenStreams {

  private final Set<ResponseOutlet> open = ConcurrentHashMap.newKeySet();
  private final Executor threads;

  OpenStreams(Executor threads) {
    this.threads = threads;
  }

  void open(HttpServerResponse response, EventStream stream) {
    ResponseOutlet outlet = new ResponseOutlet(response);
    open.add(outlet);
    outlet.onClose(() -> open.remove(outlet));
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-cache, no-transform")
        .putHeader("Connection", "keep-alive")
        .putHeader("X-Accel-Buffering", "no")
        .writeHead();
    threads.execute(() -> stream.opened(outlet));
  }

  int count() {
    return open.size();
  }

  /** Ends all of them; browsers reconnect by themselves. */
  void drain() {
    open.forEach(ResponseOutlet::close);
  }
}
