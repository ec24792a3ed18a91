// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.event;

import io.fabric8.kubernetes.api.model.Event;

/** Where finished events go. */
@FunctionalInterface
public interface EventSink {
  /** Stores the event; may throw, the recorder takes care. */
  void write(Event event);
}
