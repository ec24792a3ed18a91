// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/** Talks to one WebSocket client. */
@FunctionalInterface
public interface SocketSession {

  /** Called once, on a virtual thread, when the connection is a WebSocket. */
  void opened(Socket socket);
}
