// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The public keys of the issuer at one moment.
 *
 * @param json the JWK set as it came
 * @param freshUntil when to look again
 */
record KeySet(String json, Map<String, PublicKey> keys, Instant seenAt, Instant freshUntil) {
  private static final int LEAST_BITS = 2048;

  KeySet {
    keys = Map.copyOf(keys);
  }

  /**
   * Reads a JWK set; keys that cannot verify RS256 are left out.
   *
   * @throws IOException when it is no JWK set or has no usable key
   */
  static KeySet parse(String json, Instant seenAt, Duration freshFor) throws IOException {
    Map<String, PublicKey> keys = new HashMap<>();
    try {
      for (Jwk<?> jwk : Jwks.setParser().build().parse(json).getKeys()) {
        if (usable(jwk)) {
          keys.put(jwk.getId(), (PublicKey) jwk.toKey());
        }
      }
    } catch (JwtException | IllegalArgumentException e) {
      throw new IOException("the key set cannot be read", e);
    }
    if (keys.isEmpty()) {
      throw new IOException("the key set has no RSA key of " + LEAST_BITS + " bits or more");
    }
    return new KeySet(json, keys, seenAt, seenAt.plus(freshFor));
  }

  Optional<PublicKey> find(String keyId) {
    return Optional.ofNullable(keys.get(keyId));
  }

  private static boolean usable(Jwk<?> jwk) {
    Object use = jwk.get("use");
    return jwk.getId() != null
        && (jwk.getAlgorithm() == null || jwk.getAlgorithm().equals("RS256"))
        && (use == null || use.equals("sig"))
        && jwk.toKey() instanceof RSAPublicKey rsa
        && rsa.getModulus().bitLength() >= LEAST_BITS;
  }
}
