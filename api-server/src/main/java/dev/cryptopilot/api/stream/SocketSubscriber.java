// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import dev.cryptopilot.api.http.Socket;
import java.util.Set;

/**
 * A client of {@code /ws}.
 *
 * @param names of events it is told
 */
record SocketSubscriber(Socket socket, Set<String> names) implements Subscriber {

  @Override
  public boolean take(StreamEvent event) {
    return !names.contains(event.name()) || socket.send(message(event));
  }

  @Override
  public boolean heartbeat() {
    return socket.ping();
  }

  private static String message(StreamEvent event) {
    return "{\"type\":\""
        + event.name()
        + "\",\"id\":\""
        + event.id()
        + "\",\"data\":"
        + event.data()
        + "}";
  }
}
