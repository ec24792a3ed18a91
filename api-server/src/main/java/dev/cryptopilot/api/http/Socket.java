// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import java.util.function.Consumer;

/** The way to one WebSocket client. Safe to use from any thread. */
public interface Socket {

  /**
   * Sends a text message.
   *
   * @return false when the client is gone, or so far behind that it was dropped
   */
  boolean send(String text);

  /**
   * Asks the client for a sign of life, which browsers give by themselves; it keeps proxies from
   * closing a quiet connection.
   *
   * @return false when the client is gone
   */
  boolean ping();

  /** Takes text messages of the client, on a virtual thread each. */
  void onText(Consumer<String> action);

  /** Runs the action when the client is gone or the server stops; at once if it is so already. */
  void onClose(Runnable action);

  /** Says good-bye. */
  void close();
}
