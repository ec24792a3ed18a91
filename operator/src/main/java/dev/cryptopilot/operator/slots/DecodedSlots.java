// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/** What a slots Secret says, or why it cannot be read. */
public sealed interface DecodedSlots {

  /**
   * A Secret in order.
   *
   * @param pod its content
   */
  record Decoded(DesiredPod pod) implements DecodedSlots {}

  /**
   * A Secret that must not be written over: its bots are unknown, not absent.
   *
   * @param reason one sentence, without any content of the Secret
   */
  record Unreadable(String reason) implements DecodedSlots {}
}
