// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/** Feeds one client of server-sent events. */
@FunctionalInterface
public interface EventStream {

  /**
   * Called once, on a virtual thread, when the response headers are on their way. May return at
   * once and write later from other threads, or stay until {@link EventOutlet#isOpen} turns false.
   */
  void opened(EventOutlet outlet);
}
