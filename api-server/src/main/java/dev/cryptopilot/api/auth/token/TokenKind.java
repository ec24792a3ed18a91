// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Base64;
import java.util.Optional;

/**
 * Which verifier a token goes to, by the algorithm in its unverified header. There is no falling
 * through from one to the other, so a token can never be checked with the wrong kind of key.
 */
public sealed interface TokenKind {

  /** Made once: a new mapper works out how to read before it reads, for each call. */
  ObjectReader HEADER = new ObjectMapper().reader();

  /** HS256: must be ours. */
  record Own() implements TokenKind {}

  /**
   * RS256: must be Firebase's.
   *
   * @param keyId only ever compared with the ids in the configured key set
   */
  record Firebase(String keyId) implements TokenKind {}

  /** Anything else, {@code none} included: refused. */
  record Unknown() implements TokenKind {}

  /** Looks at the header only. */
  static TokenKind of(PresentedToken token) {
    return header(token)
        .map(
            header ->
                switch (header.path("alg").asText("")) {
                  case "HS256" -> new Own();
                  case "RS256" -> firebase(header.path("kid").asText(""));
                  default -> new Unknown();
                })
        .orElseGet(Unknown::new);
  }

  private static TokenKind firebase(String keyId) {
    return keyId.isEmpty() || keyId.length() > 200 ? new Unknown() : new Firebase(keyId);
  }

  private static Optional<JsonNode> header(PresentedToken token) {
    int dot = token.text().indexOf('.');
    if (dot <= 0 || token.text().length() > PresentedToken.LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(token.text().substring(0, dot));
      return Optional.ofNullable(
              HEADER.readTree(new String(json, java.nio.charset.StandardCharsets.UTF_8)))
          .filter(JsonNode::isObject);
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
