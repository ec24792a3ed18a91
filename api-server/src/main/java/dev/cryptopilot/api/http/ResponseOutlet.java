// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.http.HttpServerResponse;

/** An event stream on one HTTP response. */
final class ResponseOutlet implements EventOutlet {

  /** Bytes a client may lag behind before it is dropped. */
  private static final int LAG_BYTES = 256 * 1024;

  private final HttpServerResponse response;
  private final Closing closing = new Closing();

  ResponseOutlet(HttpServerResponse response) {
    this.response = response;
    response.setWriteQueueMaxSize(LAG_BYTES);
    response.closeHandler(gone -> closing.close());
    response.exceptionHandler(broken -> closing.close());
  }

  @Override
  public boolean send(String frame) {
    if (!isOpen()) {
      return false;
    }
    if (response.writeQueueFull()) {
      response.reset();
      closing.close();
      return false;
    }
    response.write(frame);
    return true;
  }

  @Override
  public boolean isOpen() {
    return !closing.isClosed();
  }

  @Override
  public void onClose(Runnable action) {
    closing.then(action);
  }

  @Override
  public void close() {
    if (closing.close()) {
      response.end();
    }
  }
}
