// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

/** One client of a channel. Never waits. */
interface Subscriber {

  /** False when the client is gone, or so far behind that it was dropped. */
  boolean take(StreamEvent event);

  /** Shows that the connection lives; false as above. */
  boolean heartbeat();
}
