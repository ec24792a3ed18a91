// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.config.Environment;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Whose Firebase tokens are accepted.
 *
 * @param audience the Firebase project id
 * @param issuer exactly as in the tokens
 * @param keys where the public keys are: an {@code https:} or {@code file:} address
 */
public record FirebaseSettings(String audience, String issuer, URI keys) {
  private static final String ISSUER = "https://securetoken.google.com/";
  private static final String KEYS =
      "https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Empty when {@code FIREBASE_PROJECT_ID} is unset: sign-in with Google is then off. */
  public static Optional<FirebaseSettings> from(Environment environment) {
    return environment
        .find("FIREBASE_PROJECT_ID")
        .map(
            project ->
                new FirebaseSettings(
                    project,
                    environment.text("FIREBASE_ISSUER", ISSUER + project),
                    address(environment.text("FIREBASE_JWKS_URL", KEYS))));
  }

  private static URI address(String text) {
    try {
      URI uri = URI.create(text);
      boolean allowed =
          switch (String.valueOf(uri.getScheme())) {
            case "https" -> uri.getHost() != null;
            // Keys over an open line could be anybody's.
            case "http" -> uri.getHost() != null && LOOPBACK.contains(uri.getHost());
            case "file" -> uri.getPath() != null;
            default -> false;
          };
      if (allowed) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below, like an address of another kind.
    }
    throw new BadSetting(
        "FIREBASE_JWKS_URL", "must be https://…, file:///… or, on this machine only, http://…");
  }
}
