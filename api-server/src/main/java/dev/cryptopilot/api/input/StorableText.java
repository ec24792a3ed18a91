// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.input;

import java.util.Optional;

/**
 * Texts that every store behind the server keeps as they are. PostgreSQL holds no NUL; Kubernetes
 * reads changes as YAML, which refuses other control characters and joins lines at U+0085, U+2028
 * and U+2029; half of a surrogate pair is no UTF-8 at all. Pure.
 */
final class StorableText {

  private static final int LINE_SEPARATOR = 0x2028;
  private static final int PARAGRAPH_SEPARATOR = 0x2029;
  private static final int NO_CHARACTER = 0xFFFE;

  private StorableText() {}

  /** What is wrong with a text; empty when it can be kept. */
  static Optional<String> problem(String text) {
    return text.codePoints()
        .filter(point -> !storable(point))
        .mapToObj("has U+%04X, which cannot be stored"::formatted)
        .findFirst();
  }

  /** A text as an answer can show it: one line, nothing in it that is not {@link #storable}. */
  static String shown(String text, int most) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(most)
        .forEach(
            point -> {
              if (storable(point) && !Character.isISOControl(point)) {
                shown.appendCodePoint(point);
              } else {
                shown.append("\\u%04x".formatted(point));
              }
            });
    return shown.toString();
  }

  private static boolean storable(int point) {
    if (point == '\t' || point == '\n' || point == '\r') {
      return true;
    }
    return !Character.isISOControl(point)
        && point != LINE_SEPARATOR
        && point != PARAGRAPH_SEPARATOR
        && Character.getType(point) != Character.SURROGATE
        && (point < NO_CHARACTER || point > Character.MAX_VALUE);
  }
}
