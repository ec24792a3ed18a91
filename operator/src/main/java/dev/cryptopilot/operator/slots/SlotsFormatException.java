// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/** A {@code desired.json} that does not follow the protocol. The message never quotes content. */
final class SlotsFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SlotsFormatException(String message) {
    super(message);
  }
}
