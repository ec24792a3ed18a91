// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.session;

import dev.cryptopilot.api.auth.token.SigningSecret;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes refresh tokens: 256 bits each. */
public final class RefreshTokens {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SigningSecret secret;
  private final SecureRandom random;

  public RefreshTokens(SigningSecret secret, SecureRandom random) {
    this.secret = secret;
    this.random = random;
  }

  /** The first of a chain. */
  RefreshToken first() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return new RefreshToken(BASE64.encodeToString(bytes));
  }

  /**
   * The next of a chain: a keyed digest of the one before. Only the server can compute it, and it
   * can do so again when the same token comes twice in a moment.
   */
  RefreshToken after(RefreshToken token) {
    return new RefreshToken(BASE64.encodeToString(secret.derive("refresh-token", token.text())));
  }
}
