// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

/** Sentences of others, cut to what a field of a status holds. */
public final class StatusText {

  /** The schema's limit for a text in a status, in characters. */
  static final int LONGEST = 1024;

  private StatusText() {}

  /** The text as far as it fits. */
  public static String cut(String text) {
    return cut(text, LONGEST);
  }

  /** The text, with an ellipsis in place of what is beyond so many characters. */
  static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
