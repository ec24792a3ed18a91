// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import io.vertx.core.VertxOptions;

/** How many threads move bytes. */
final class EventLoops {

  private EventLoops() {}

  /**
   * Half as many as processors, a quarter of what is usual: calls run on virtual threads, so there
   * is little to do, and each thread that an answer passes on its way has to be woken.
   */
  static VertxOptions of(int processors) {
    return new VertxOptions().setEventLoopPoolSize(Math.max(1, processors / 2));
  }
}
