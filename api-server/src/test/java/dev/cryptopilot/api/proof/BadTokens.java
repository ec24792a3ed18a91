// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.Json;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;

/** Tokens like a good one, each wrong in one way; by what is wrong. */
record BadTokens(Map<String, String> tokens) {

  private static final SecretKey OURS = key(ProofServer.JWT_SECRET);
  private static final SecretKey THEIRS = key("another secret of sufficient length 123456789");

  static BadTokens like(String good) throws IOException {
    byte[] claims =
        Base64.getUrlDecoder().decode(good.substring(good.indexOf('.') + 1, good.lastIndexOf('.')));
    ObjectNode past = (ObjectNode) Json.parse(claims);
    past.put("iat", 1_600_000_000).put("exp", 1_600_000_900);
    byte[] expired = Json.bytes(past);
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("expired", Jwts.builder().content(expired).signWith(OURS, Jwts.SIG.HS256).compact());
    tokens.put("forged", Jwts.builder().content(claims).signWith(THEIRS, Jwts.SIG.HS256).compact());
    tokens.put("algorithm none", Jwts.builder().content(claims).compact());
    tokens.put(
        "algorithm RS256",
        Jwts.builder()
            .header()
            .keyId("unknown")
            .and()
            .content(claims)
            .signWith(Jwts.SIG.RS256.keyPair().build().getPrivate(), Jwts.SIG.RS256)
            .compact());
    tokens.put("cut", good.substring(0, good.length() - 4));
    tokens.put("no token at all", "nonsense");
    return new BadTokens(tokens);
  }

  private static SecretKey key(String text) {
    return Keys.hmacShaKeyFor(text.getBytes(StandardCharsets.UTF_8));
  }
}
