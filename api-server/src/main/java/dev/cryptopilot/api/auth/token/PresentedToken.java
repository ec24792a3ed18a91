// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.token;

import java.util.List;
import java.util.Optional;

/**
 * A token as a client sent it, not looked into yet. Printing one does not show it.
 *
 * @param text the compact form, without a scheme
 */
public record PresentedToken(String text) {
  /** Far above any token of ours or of Firebase; longer ones are not worth parsing. */
  static final int LONGEST = 8192;

  private static final List<String> SCHEMES = List.of("bearer ", "firebase ");

  /** From an Authorization header: {@code Bearer x}, {@code Firebase x} or the bare token. */
  public static Optional<PresentedToken> fromHeader(String header) {
    String text = header.strip();
    for (String scheme : SCHEMES) {
      if (text.regionMatches(true, 0, scheme, 0, scheme.length())) {
        return of(text.substring(scheme.length()));
      }
    }
    return of(text);
  }

  /** Empty text counts as no token. */
  public static Optional<PresentedToken> of(String text) {
    String token = text.strip();
    return token.isEmpty() ? Optional.empty() : Optional.of(new PresentedToken(token));
  }

  @Override
  public String toString() {
    return "PresentedToken[hidden]";
  }
}
