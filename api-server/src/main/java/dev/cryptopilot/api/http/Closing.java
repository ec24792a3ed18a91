// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import java.util.ArrayList;
import java.util.List;

/** Something that closes once, and who wants to know. */
final class Closing {

  private final List<Runnable> actions = new ArrayList<>();
  private boolean closed;

  synchronized boolean isClosed() {
    return closed;
  }

  /** Runs the action on closing; at once when that has been. */
  void then(Runnable action) {
    synchronized (this) {
      if (!closed) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /** True the first time. */
  boolean close() {
    List<Runnable> now;
    synchronized (this) {
      if (closed) {
        return false;
      }
      closed = true;
      now = List.copyOf(actions);
    }
    now.forEach(Runnable::run);
    return true;
  }
}
