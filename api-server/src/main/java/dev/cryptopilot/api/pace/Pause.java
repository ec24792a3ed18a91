// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.pace;

import java.time.Duration;

/** Waits; by constructor, so that tests need not. */
@FunctionalInterface
public interface Pause {

  /** Returns when the time is over; an interrupt ends it and stays set. */
  void sleep(Duration time);

  /** Whether who waits was told to stop. */
  static boolean interrupted() {
    return Thread.currentThread().isInterrupted();
  }

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
