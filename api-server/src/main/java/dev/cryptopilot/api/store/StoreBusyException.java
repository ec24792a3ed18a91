// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

/** Too many others wrote the same rows at once. Nothing was written; trying again later helps. */
public final class StoreBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreBusyException(int attempts, Throwable cause) {
    super("gave up a transaction after " + attempts + " attempts", cause);
  }
}
