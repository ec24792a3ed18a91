// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/** The way to one client of server-sent events. Safe to use from any thread. */
public interface EventOutlet {

  /**
   * Writes text in the event-stream format, blank line included.
   *
   * @return false when the client is gone, or so far behind that it was dropped
   */
  boolean send(String frame);

  boolean isOpen();

  /** Runs the action when the client is gone or the server stops; at once if it is so already. */
  void onClose(Runnable action);

  /** Ends the response after what was sent. */
  void close();
}
