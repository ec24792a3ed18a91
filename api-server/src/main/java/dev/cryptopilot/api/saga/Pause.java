// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import java.time.Duration;

/** Waits; by constructor, so that tests need not. */
@FunctionalInterface
public interface Pause {
  void sleep(Duration time);

  /** Really sleeps; an interrupt ends it and stays set. */
  static Pause real() {
    return time -> {
      try {
        Thread.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
