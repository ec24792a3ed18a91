// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A WebSocket of Vert.x. */
final class WebSocketOutlet implements Socket {

  private static final short GOING_AWAY = 1001;

  private final ServerWebSocket socket;
  private final Executor threads;
  private final Closing closing = new Closing();

  WebSocketOutlet(ServerWebSocket socket, Executor threads) {
    this.socket = socket;
    this.threads = threads;
    socket.closeHandler(gone -> closing.close());
    socket.exceptionHandler(broken -> closing.close());
  }

  @Override
  public boolean send(String text) {
    if (closing.isClosed()) {
      return false;
    }
    if (socket.writeQueueFull()) {
      close();
      return false;
    }
    socket.writeTextMessage(text);
    return true;
  }

  @Override
  public boolean ping() {
    if (closing.isClosed()) {
      return false;
    }
    socket.writePing(Buffer.buffer("pilot"));
    return true;
  }

  @Override
  public void onText(Consumer<String> action) {
    socket.textMessageHandler(text -> threads.execute(() -> action.accept(text)));
  }

  @Override
  public void onClose(Runnable action) {
    closing.then(action);
  }

  @Override
  public void close() {
    if (closing.close()) {
      socket.close(GOING_AWAY, "bye");
    }
  }
}
