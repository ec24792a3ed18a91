// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

/**
 * One event of a channel.
 *
 * @param id what a reconnecting client names as the last one it has
 * @param sequence counts the channel's events
 * @param data JSON on one line
 */
record StreamEvent(String id, long sequence, String name, String data) {

  /** In the event-stream format. */
  String frame() {
    return "id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n";
  }
}
