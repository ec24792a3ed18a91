// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedTokenTest {

  @ParameterizedTest
  @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "Firebase a.b.c", "a.b.c", " a.b.c "})
  void threeSpellingsOfTheHeader(String header) {
    assertThat(PresentedToken.fromHeader(header)).contains(new PresentedToken("a.b.c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Bearer ", "Bearer   "})
  void nothingIsNoToken(String header) {
    // "Bearer" without anything behind it is read as a bare token, and refused as one.
    assertThat(PresentedToken.fromHeader(header).filter(t -> !t.text().equals("Bearer"))).isEmpty();
  }

  @Test
  void printingShowsNoSecret() {
    assertThat(new PresentedToken("a.b.c")).hasToString("PresentedToken[hidden]");
    assertThat(new AccessToken("a.b.c", AccessTokens.LIFETIME)).hasToString("AccessToken[hidden]");
    assertThat(SigningSecret.of("x".repeat(32), "JWT_SECRET")).hasToString("SigningSecret[hidden]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"alg\":\"HS256\"} | Own",
        "{\"alg\":\"RS256\",\"kid\":\"k1\"} | Firebase",
        "{\"alg\":\"RS256\"} | Unknown",
        "{\"alg\":\"RS256\",\"kid\":\"\"} | Unknown",
        "{\"alg\":\"RS256\",\"kid\":7} | Firebase",
        "{\"alg\":\"RS512\",\"kid\":\"k1\"} | Unknown",
        "{\"alg\":\"ES256\",\"kid\":\"k1\"} | Unknown",
        "{\"alg\":\"PS256\",\"kid\":\"k1\"} | Unknown",
        "{\"alg\":\"hs256\"} | Unknown",
        "{\"alg\":[\"HS256\"]} | Unknown",
        "{\"alg\":null} | Unknown",
        "{} | Unknown",
        "[] | Unknown",
        "nonsense | Unknown",
      })
  void theAlgorithmAloneChoosesTheVerifier(String header, String kind) {
    String encoded = Base64.getUrlEncoder().encodeToString(header.getBytes(StandardCharsets.UTF_8));
    TokenKind found = TokenKind.of(new PresentedToken(encoded + ".e30.sig"));

    assertThat(found.getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", ".a.b", "%%%.a.b"})
  void whatHasNoHeaderIsUnknown(String text) {
    assertThat(TokenKind.of(new PresentedToken(text))).isEqualTo(new TokenKind.Unknown());
  }

  @Test
  void aKeyIdIsNeverLong() {
    String header = "{\"alg\":\"RS256\",\"kid\":\"" + "k".repeat(201) + "\"}";
    String encoded = Base64.getUrlEncoder().encodeToString(header.getBytes(StandardCharsets.UTF_8));
    assertThat(TokenKind.of(new PresentedToken(encoded + ".e30.sig")))
        .isEqualTo(new TokenKind.Unknown());
  }
}
