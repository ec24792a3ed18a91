// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.testing.SettableClock;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
  private static final String USER = "0123456789abcdef01234567";
  private static final SigningSecret SECRET =
      SigningSecret.of("s".repeat(64), "JWT_SECRET"); // long enough for HS512, on purpose

  private final SettableClock clock = SettableClock.standing();
  private final AccessTokens tokens = new AccessTokens(SECRET, clock);

  @Test
  void claimsAreExactlyUserIatAndExp() {
    AccessToken token = tokens.issue(USER);

    long now = clock.instant().getEpochSecond();
    assertThat(part(token.text(), 1))
        .isEqualTo(
            "{\"user\":{\"id\":\"" + USER + "\"},\"iat\":" + now + ",\"exp\":" + (now + 900) + "}");
    assertThat(part(token.text(), 0)).contains("\"alg\":\"HS256\"");
    assertThat(token.lifetime()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void ourOwnTokenIsGoodUntilItsEnd() {
    PresentedToken token = new PresentedToken(tokens.issue(USER).text());

    assertThat(tokens.check(token))
        .isEqualTo(new OwnTokenCheck.Valid(USER, clock.instant().plusSeconds(900)));
    clock.pass(Duration.ofSeconds(899));
    assertThat(tokens.check(token)).isInstanceOf(OwnTokenCheck.Valid.class);
    clock.pass(Duration.ofSeconds(10));
    assertThat(tokens.check(token)).isEqualTo(new OwnTokenCheck.Invalid(TokenProblem.EXPIRED));
  }

  @Test
  void aTokenThatWasGoodOnceIsLookedAtAgainOutsideOfItsTime() {
    PresentedToken token = new PresentedToken(tokens.issue(USER).text());
    Instant end = clock.instant().plusSeconds(900);
    assertThat(tokens.check(token)).isEqualTo(new OwnTokenCheck.Valid(USER, end));

    clock.pass(Duration.ofMinutes(-1));
    assertThat(tokens.check(token)).isEqualTo(new OwnTokenCheck.Invalid(TokenProblem.CLAIMS));
    clock.pass(Duration.ofMinutes(1));
    assertThat(tokens.check(token)).isEqualTo(new OwnTokenCheck.Valid(USER, end));
    clock.pass(Duration.ofSeconds(906));
    assertThat(tokens.check(token)).isEqualTo(new OwnTokenCheck.Invalid(TokenProblem.EXPIRED));
  }

  @Test
  void aGoodTokenVouchesForNoOtherOne() {
    String good = tokens.issue(USER).text();
    assertThat(tokens.check(new PresentedToken(good))).isInstanceOf(OwnTokenCheck.Valid.class);
    String[] parts = good.split("\\.", -1);
    String other = part(good, 1).replace(USER, "f".repeat(24));

    assertThat(problem(parts[0] + "." + encoded(other) + "." + parts[2]))
        .isEqualTo(TokenProblem.SIGNATURE);
    assertThat(problem(parts[0] + "." + parts[1] + "." + encoded("another signature")))
        .isEqualTo(TokenProblem.SIGNATURE);
  }

  @Test
  void theClientsPlainBase64DecodesEveryClaimsPart() {
    Random random = new Random(1);
    byte[] id = new byte[12];
    IntStream.range(0, 10_000)
        .forEach(
            i -> {
              random.nextBytes(id);
              clock.pass(Duration.ofSeconds(random.nextInt(100_000)));
              String text = tokens.issue(HexFormat.of().formatHex(id)).text();
              assertThat(text.split("\\.", -1)[1]).doesNotContain("-", "_");
            });
  }

  @Test
  void anotherSecretSignsNothingForUs() {
    AccessTokens others = new AccessTokens(SigningSecret.of("t".repeat(64), "JWT_SECRET"), clock);

    assertThat(problem(others.issue(USER).text())).isEqualTo(TokenProblem.SIGNATURE);
  }

  @Test
  void changedClaimsAreNoticed() {
    String[] parts = tokens.issue(USER).text().split("\\.", -1);
    String other = part(String.join(".", parts), 1).replace(USER, "f".repeat(24));
    String forged = parts[0] + "." + encoded(other) + "." + parts[2];

    assertThat(problem(forged)).isEqualTo(TokenProblem.SIGNATURE);
  }

  @Test
  void noneIsNoAlgorithm() {
    String claims = part(tokens.issue(USER).text(), 1);
    for (String none : new String[] {"none", "None", "NONE", "nOnE"}) {
      String unsigned = encoded("{\"alg\":\"" + none + "\"}") + "." + encoded(claims) + ".";
      assertThat(tokens.check(new PresentedToken(unsigned)))
          .as(none)
          .isInstanceOf(OwnTokenCheck.Invalid.class);
      assertThat(TokenKind.of(new PresentedToken(unsigned))).isEqualTo(new TokenKind.Unknown());
    }
  }

  @Test
  void theRightKeyWithAnotherAlgorithmIsRefused() {
    assertThat(tokens.check(presented(good().signWith(SECRET.key(), Jwts.SIG.HS512))))
        .isInstanceOf(OwnTokenCheck.Invalid.class);
    assertThat(tokens.check(presented(good().signWith(SECRET.key(), Jwts.SIG.HS384))))
        .isInstanceOf(OwnTokenCheck.Invalid.class);
  }

  @Test
  void aHeaderMayAskForNothingElse() {
    String crit = signed("{\"alg\":\"HS256\",\"crit\":[\"exp\"],\"exp\":1}", part(goodText(), 1));
    String unencoded =
        signed("{\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"b64\"]}", part(goodText(), 1));
    String zipped = good().compressWith(Jwts.ZIP.GZIP).signWith(SECRET.key()).compact();

    assertThat(tokens.check(new PresentedToken(crit))).isInstanceOf(OwnTokenCheck.Invalid.class);
    assertThat(tokens.check(new PresentedToken(unencoded)))
        .isInstanceOf(OwnTokenCheck.Invalid.class);
    assertThat(tokens.check(new PresentedToken(zipped))).isInstanceOf(OwnTokenCheck.Invalid.class);
  }

  @Test
  void tokensOfOurKeyWithOtherClaimsAreNotOurs() {
    Instant now = clock.instant();
    Date end = Date.from(now.plusSeconds(900));

    assertThat(problem(Jwts.builder().claim("user", Map.of("id", USER)).expiration(end)))
        .as("no iat")
        .isEqualTo(TokenProblem.CLAIMS);
    assertThat(problem(Jwts.builder().claim("user", Map.of("id", USER)).issuedAt(Date.from(now))))
        .as("no exp")
        .isEqualTo(TokenProblem.CLAIMS);
    assertThat(problem(good().expiration(Date.from(now.plusSeconds(86_400)))))
        .as("too long")
        .isEqualTo(TokenProblem.CLAIMS);
    assertThat(problem(good().claim("user", Map.of("id", "' OR 1=1 --"))))
        .as("no id of ours")
        .isEqualTo(TokenProblem.CLAIMS);
    assertThat(problem(good().claim("user", USER))).as("no object").isEqualTo(TokenProblem.CLAIMS);
    assertThat(problem(good().issuedAt(Date.from(now.plusSeconds(60)))))
        .as("issued tomorrow")
        .isEqualTo(TokenProblem.CLAIMS);
    assertThat(problem(good().notBefore(Date.from(now.plusSeconds(60)))))
        .as("not yet")
        .isEqualTo(TokenProblem.NOT_YET);
  }

  @Test
  void clocksOfTwoServersMayDifferALittle() {
    String fromTheOther =
        good().issuedAt(Date.from(clock.instant().plusSeconds(4))).signWith(SECRET.key()).compact();

    assertThat(tokens.check(new PresentedToken(fromTheOther)))
        .isInstanceOf(OwnTokenCheck.Valid.class);
  }

  @Test
  void nonsenseOfAnyLengthIsRefusedQuietly() {
    for (String text :
        new String[] {"x", "..", "a.b.c", "e30.e30.e30", "\u0000", "a".repeat(9000)}) {
      assertThat(tokens.check(new PresentedToken(text))).isInstanceOf(OwnTokenCheck.Invalid.class);
    }
    String huge = encoded("{\"alg\":\"HS256\",\"x\":\"" + "y".repeat(10_000) + "\"}") + ".e30.e30";
    assertThat(problem(huge)).isEqualTo(TokenProblem.MALFORMED);
  }

  private JwtBuilder good() {
    return Jwts.builder()
        .claim("user", Map.of("id", USER))
        .issuedAt(Date.from(clock.instant()))
        .expiration(Date.from(clock.instant().plusSeconds(900)));
  }

  private String goodText() {
    return tokens.issue(USER).text();
  }

  private static PresentedToken presented(JwtBuilder builder) {
    return new PresentedToken(builder.compact());
  }

  private TokenProblem problem(JwtBuilder builder) {
    return problem(builder.signWith(SECRET.key(), Jwts.SIG.HS256).compact());
  }

  private TokenProblem problem(String text) {
    return ((OwnTokenCheck.Invalid) tokens.check(new PresentedToken(text))).problem();
  }

  private static String signed(String header, String claims) {
    String input = encoded(header) + "." + encoded(claims);
    try {
      javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
      mac.init(SECRET.key());
      byte[] signature = mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(String token, int index) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), StandardCharsets.UTF_8);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
