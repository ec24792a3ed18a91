// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;

/** An event stream on one HTTP response. */
final class ResponseOutlet implements EventOutlet {

  /** Bytes a client may lag behind before it is dropped. */
  private static final int LAG_BYTES = 256 * 1024;

  private final HttpServerResponse response;
  private final List<Runnable> closeActions = new ArrayList<>();
  private boolean open = true;

  ResponseOutlet(HttpServerResponse response) {
    this.response = response;
    response.setWriteQueueMaxSize(LAG_BYTES);
    response.closeHandler(gone -> closed());
    response.exceptionHandler(broken -> closed());
  }

  @Override
  public boolean send(String frame) {
    if (!isOpen()) {
      return false;
    }
    if (response.writeQueueFull()) {
      response.reset();
      closed();
      return false;
    }
    response.write(frame);
    return true;
  }

  @Override
  public synchronized boolean isOpen() {
    return open;
  }

  @Override
  public void onClose(Runnable action) {
    synchronized (this) {
      if (open) {
        closeActions.add(action);
        return;
      }
    }
    action.run();
  }

  @Override
  public void close() {
    if (isOpen()) {
      response.end();
      closed();
    }
  }

  private void closed() {
    List<Runnable> actions;
    synchronized (this) {
      if (!open) {
        return;
      }
      open = false;
      actions = List.copyOf(closeActions);
    }
    actions.forEach(Runnable::run);
  }
}
