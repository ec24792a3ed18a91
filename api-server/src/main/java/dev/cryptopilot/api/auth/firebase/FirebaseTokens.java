// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import dev.cryptopilot.api.auth.token.PresentedToken;
import dev.cryptopilot.api.auth.token.TokenProblem;

/** Verifies Firebase ID tokens. */
@FunctionalInterface
public interface FirebaseTokens {

  /**
   * Looks whether Firebase issued a token for us and it is still good.
   *
   * @param keyId from the token's header
   */
  FirebaseTokenCheck check(PresentedToken token, String keyId);

  /** Accepts none, where sign-in with Google is not set up. */
  static FirebaseTokens off() {
    return (token, keyId) -> new FirebaseTokenCheck.Invalid(TokenProblem.NOT_CONFIGURED);
  }
}
