// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import dev.cryptopilot.api.http.EventOutlet;

/** A client of server-sent events. */
record SseSubscriber(EventOutlet outlet) implements Subscriber {

  @Override
  public boolean take(StreamEvent event) {
    return outlet.send(event.frame());
  }

  @Override
  public boolean heartbeat() {
    return outlet.send(": still here\n\n");
  }
}
