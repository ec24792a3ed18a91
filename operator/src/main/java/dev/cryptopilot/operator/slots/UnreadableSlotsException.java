// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/** A slots Secret that may hold a bot cannot be read: nobody may act as if the bot had no slot. */
public final class UnreadableSlotsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableSlotsException(String secret) {
    super("the slots Secret " + secret + " cannot be read; restore it or delete it");
  }
}
