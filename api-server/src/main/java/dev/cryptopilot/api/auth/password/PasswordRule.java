// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.password;

import java.util.Optional;

/** What a new password must be. */
public final class PasswordRule {
  private static final int SHORTEST = 6;
  private static final int LONGEST = 128;

  private PasswordRule() {}

  /** What is wrong with a new password; empty when nothing is. */
  public static Optional<String> problem(String password) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("must have at least " + SHORTEST + " characters");
    }
    if (tooLong(password)) {
      return Optional.of("must have at most " + LONGEST + " characters");
    }
    return password.isBlank() ? Optional.of("must not be blank") : Optional.empty();
  }

  /** No password is that long, so it is not worth hashing. */
  public static boolean tooLong(String password) {
    return password.codePointCount(0, password.length()) > LONGEST;
  }
}
