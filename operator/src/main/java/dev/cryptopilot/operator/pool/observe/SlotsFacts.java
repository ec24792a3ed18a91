// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.slots.DesiredPod;

/** What is known of a pod's slots Secret. */
public sealed interface SlotsFacts {

  /** There is none. */
  record Missing() implements SlotsFacts {}

  /**
   * It is there.
   *
   * @param content what it says
   * @param resourceVersion version that a write must meet
   * @param marks what is noted about its pod
   */
  record Present(DesiredPod content, String resourceVersion, PodMarks marks)
      implements SlotsFacts {}

  /**
   * It is there and nobody may touch it: its bots are unknown.
   *
   * @param reason one sentence without its content
   */
  record Unreadable(String reason) implements SlotsFacts {}
}
