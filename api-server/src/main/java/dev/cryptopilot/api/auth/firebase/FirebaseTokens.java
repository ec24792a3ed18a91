// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import dev.cryptopilot.api.auth.token.PresentedToken;

/** Verifies Firebase ID tokens. */
@FunctionalInterface
public interface FirebaseTokens {

  /**
   * Looks whether Firebase issued a token for us and it is still good.
   *
   * @param keyId from the token's header
   */
  FirebaseTokenCheck check(PresentedToken token, String keyId);
}
