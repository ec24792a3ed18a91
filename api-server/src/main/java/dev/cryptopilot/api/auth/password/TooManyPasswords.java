// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.password;

/** So many passwords wait to be looked at that one more is not taken. */
public final class TooManyPasswords extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyPasswords() {
    super("too many passwords wait to be looked at", null, false, false);
  }
}
