// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.signin;

import java.util.Optional;

/** Names that people give themselves: any script, but nothing that hides or turns text around. */
public final class DisplayText {
  private DisplayText() {}

  /** What is wrong with a name; empty when nothing is. */
  public static Optional<String> problem(String typed, int shortest, int longest) {
    String text = typed.strip();
    int length = text.codePointCount(0, text.length());
    if (length < shortest || length > longest) {
      return Optional.of("must have " + shortest + " to " + longest + " characters");
    }
    return text.codePoints().anyMatch(DisplayText::unseen)
        ? Optional.of("must have no invisible characters")
        : Optional.empty();
  }

  private static boolean unseen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }
}
