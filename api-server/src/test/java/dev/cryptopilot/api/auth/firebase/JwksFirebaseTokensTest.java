// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.auth.token.PresentedToken;
import dev.cryptopilot.api.auth.token.TokenKind;
import dev.cryptopilot.api.auth.token.TokenProblem;
import dev.cryptopilot.testing.SettableClock;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwksFirebaseTokensTest {
  private final SettableClock clock = SettableClock.standing();
  private final TestFirebase firebase = new TestFirebase(clock);
  private final RememberedKeys memory = new RememberedKeys();
  private final FirebaseTokens tokens = verifier();

  @AfterEach
  void stop() {
    firebase.close();
  }

  @Test
  void aGoodTokenSaysWhoItIs() {
    FirebaseTokenCheck check = check(firebase.token("uid-1", "Ann@Example.org"));

    FirebaseIdentity identity = ((FirebaseTokenCheck.Valid) check).identity();
    assertThat(identity.issuer()).isEqualTo(TestFirebase.ISSUER);
    assertThat(identity.subject()).isEqualTo("uid-1");
    assertThat(identity.email()).contains(new EmailAddress("ann@example.org"));
    assertThat(identity.emailVerified()).isTrue();
    assertThat(identity.name()).isEqualTo("Ann Example");
    assertThat(identity.picture()).isEqualTo("https://pictures.example/ann.png");
    assertThat(identity.provider()).isEqualTo("google.com");
    assertThat(identity.admin()).isFalse();
    assertThat(identity.signedInAt()).isEqualTo(clock.instant());
  }

  @Test
  void claimsForOthersAreRefused() {
    assertProblem(TokenProblem.CLAIMS, claims().issuer("https://securetoken.example/other"));
    assertProblem(TokenProblem.CLAIMS, claims().claim("aud", Set.of("other-project")));
    assertProblem(
        TokenProblem.CLAIMS, claims().claim("aud", Set.of(TestFirebase.PROJECT, "other")));
    assertProblem(TokenProblem.CLAIMS, claims().subject(""));
    assertProblem(TokenProblem.CLAIMS, claims().subject("s".repeat(129)));
    assertProblem(TokenProblem.CLAIMS, claims().expiration(null));
    assertProblem(TokenProblem.CLAIMS, claims().issuedAt(null));
  }

  @Test
  void timesMayDifferByAMinuteAndNoMore() {
    assertProblem(TokenProblem.EXPIRED, claims().expiration(in(-61)));
    assertProblem(TokenProblem.NOT_YET, claims().notBefore(in(61)));
    assertProblem(TokenProblem.CLAIMS, claims().issuedAt(in(61)));
    assertProblem(
        TokenProblem.CLAIMS, claims().claim("auth_time", clock.instant().getEpochSecond() + 61));

    assertThat(check(firebase.sign("key-1", claims().expiration(in(-59)))))
        .isInstanceOf(FirebaseTokenCheck.Valid.class);
    assertThat(check(firebase.sign("key-1", claims().issuedAt(in(59)).notBefore(in(59)))))
        .isInstanceOf(FirebaseTokenCheck.Valid.class);
  }

  @Test
  void onlyPublishedKeysCount() {
    KeyPair mine = Jwts.SIG.RS256.keyPair().build();
    String forged = claims().header().keyId("key-1").and().signWith(mine.getPrivate()).compact();

    assertThat(problem(forged)).isEqualTo(TokenProblem.SIGNATURE);
  }

  @Test
  void aTokenCannotBringItsOwnKey() {
    KeyPair mine = Jwts.SIG.RS256.keyPair().build();
    String withUrl =
        claims()
            .header()
            .keyId("mine")
            .add("jku", firebase.keysAddress().toString())
            .add("x5u", firebase.keysAddress().toString())
            .and()
            .signWith(mine.getPrivate())
            .compact();
    String withKey =
        claims()
            .header()
            .keyId("key-1")
            .jwk(Jwks.builder().key((RSAPublicKey) mine.getPublic()).build())
            .and()
            .signWith(mine.getPrivate())
            .compact();

    assertThat(problem(withUrl)).isEqualTo(TokenProblem.SIGNATURE);
    assertThat(tokens.check(new PresentedToken(withKey), "key-1"))
        .isInstanceOf(FirebaseTokenCheck.Invalid.class);
  }

  @Test
  void aKeyIdIsOnlyEverCompared() {
    for (String id :
        new String[] {"../../etc/passwd", "' OR '1'='1", "\u0000", "key-1\n", "${x}"}) {
      assertThat(tokens.check(new PresentedToken(firebase.token("u", "a@b.example")), id))
          .isEqualTo(new FirebaseTokenCheck.Invalid(TokenProblem.SIGNATURE));
    }
  }

  @Test
  void otherRsaAlgorithmsWithTheRightKeyAreRefused() {
    String rs512 =
        claims()
            .header()
            .keyId("key-1")
            .and()
            .signWith(firebase.key("key-1").getPrivate(), Jwts.SIG.RS512)
            .compact();

    assertThat(TokenKind.of(new PresentedToken(rs512))).isEqualTo(new TokenKind.Unknown());
    assertThat(tokens.check(new PresentedToken(rs512), "key-1"))
        .isInstanceOf(FirebaseTokenCheck.Invalid.class);
  }

  @Test
  void anAddressThatIsNoPlainAsciiIsNoAddress() {
    FirebaseIdentity identity =
        ((FirebaseTokenCheck.Valid)
                check(firebase.sign("key-1", claims().claim("email", "\u212Aate@example.org"))))
            .identity();

    assertThat(identity.email()).isEmpty();
  }

  @Test
  void onlyTheRealClaimMakesAdmins() {
    assertThat(admin(true)).isTrue();
    assertThat(admin("true")).isFalse();
    assertThat(admin(1)).isFalse();
  }

  private boolean admin(Object claim) {
    String token = firebase.sign("key-1", claims().claim("admin", claim));
    return ((FirebaseTokenCheck.Valid) check(token)).identity().admin();
  }

  @Test
  void aNewKeyIsFoundAndAWithdrawnOneForgotten() {
    check(firebase.token("u", "a@b.example"));
    firebase.publish("key-2");
    clock.pass(PublishedKeys.BETWEEN_LOOKS);
    String second = firebase.sign("key-2", claims());

    assertThat(check(second)).isInstanceOf(FirebaseTokenCheck.Valid.class);

    firebase.withdraw("key-2");
    clock.pass(Duration.ofHours(1));
    check(second);
    assertThat(problem(second)).isEqualTo(TokenProblem.SIGNATURE);
  }

  @Test
  void madeUpKeyIdsDoNotHammerTheIssuer() {
    for (int i = 0; i < 1000; i++) {
      tokens.check(new PresentedToken(firebase.token("u", "a@b.example")), "made-up-" + i);
    }
    assertThat(firebase.timesAsked()).isEqualTo(1);
  }

  @Test
  void anOutageIsNotNoticedForADay() {
    check(firebase.token("u", "a@b.example"));
    firebase.answerWith(503);
    clock.pass(Duration.ofHours(23));
    assertThat(check(firebase.token("u", "a@b.example")))
        .isInstanceOf(FirebaseTokenCheck.Valid.class);

    clock.pass(Duration.ofHours(2));
    assertThat(problem(firebase.token("u", "a@b.example")))
        .isEqualTo(TokenProblem.KEYS_UNAVAILABLE);
    firebase.answerWith(200);
    clock.pass(PublishedKeys.BETWEEN_LOOKS);
    assertThat(check(firebase.token("u", "a@b.example")))
        .isInstanceOf(FirebaseTokenCheck.Valid.class);
  }

  @Test
  void aRestartDuringAnOutageKeepsTheKeys() {
    check(firebase.token("u", "a@b.example"));
    firebase.answerWith(500);
    clock.pass(Duration.ofHours(3));
    FirebaseTokens restarted = verifier();

    assertThat(restarted.check(new PresentedToken(firebase.token("u", "a@b.example")), "key-1"))
        .isInstanceOf(FirebaseTokenCheck.Valid.class);
  }

  @Test
  void withoutAnyKeysNobodyIsTakenForAForger() {
    firebase.answerWith(500);

    assertThat(problem(firebase.token("u", "a@b.example")))
        .isEqualTo(TokenProblem.KEYS_UNAVAILABLE);
  }

  @Test
  void redirectsAreNotFollowed() {
    firebase.answerWith(302);

    assertThat(problem(firebase.token("u", "a@b.example")))
        .isEqualTo(TokenProblem.KEYS_UNAVAILABLE);
  }

  @Test
  void keysMayStandInAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("keys.json"), firebase.json());
    PublishedKeys keys =
        new PublishedKeys(KeySource.at(file.toUri()), memory, clock, Runnable::run);

    assertThat(keys.find("key-1")).isInstanceOf(KeyLookup.Found.class);
    assertThat(keys.find("key-9")).isEqualTo(new KeyLookup.Unknown());
  }

  private FirebaseTokens verifier() {
    PublishedKeys keys =
        new PublishedKeys(KeySource.at(firebase.keysAddress()), memory, clock, Runnable::run);
    return new JwksFirebaseTokens(firebase.settings(), keys, clock);
  }

  private JwtBuilder claims() {
    return firebase.claims("uid-1", "ann@example.org");
  }

  private Date in(long seconds) {
    return Date.from(clock.instant().plusSeconds(seconds));
  }

  private FirebaseTokenCheck check(String token) {
    PresentedToken presented = new PresentedToken(token);
    return TokenKind.of(presented) instanceof TokenKind.Firebase(String keyId)
        ? tokens.check(presented, keyId)
        : new FirebaseTokenCheck.Invalid(TokenProblem.ALGORITHM);
  }

  private TokenProblem problem(String token) {
    return ((FirebaseTokenCheck.Invalid) check(token)).problem();
  }

  private void assertProblem(TokenProblem expected, JwtBuilder claims) {
    assertThat(problem(firebase.sign("key-1", claims))).isEqualTo(expected);
  }
}
