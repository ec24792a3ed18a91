// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import dev.cryptopilot.api.auth.token.PresentedToken;
import dev.cryptopilot.api.auth.token.TokenProblem;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.PrematureJwtException;
import io.jsonwebtoken.security.SecurityException;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;

/** RS256 against the project's published keys; issuer, audience and times as Firebase says. */
public final class JwksFirebaseTokens implements FirebaseTokens {
  /** How far the clocks of Google and of this server may differ. */
  static final long SKEW_SECONDS = 60;

  private final FirebaseSettings settings;
  private final PublishedKeys keys;
  private final Clock clock;

  public JwksFirebaseTokens(FirebaseSettings settings, PublishedKeys keys, Clock clock) {
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public FirebaseTokenCheck check(PresentedToken token, String keyId) {
    return switch (keys.find(keyId)) {
      case KeyLookup.Found(PublicKey key) -> verified(token, key);
      case KeyLookup.Unknown() -> new FirebaseTokenCheck.Invalid(TokenProblem.SIGNATURE);
      case KeyLookup.Unavailable() -> new FirebaseTokenCheck.Invalid(TokenProblem.KEYS_UNAVAILABLE);
    };
  }

  private FirebaseTokenCheck verified(PresentedToken token, PublicKey key) {
    try {
      Claims claims =
          Jwts.parser()
              .clock(() -> Date.from(clock.instant()))
              .clockSkewSeconds(SKEW_SECONDS)
              .sig()
              .clear()
              .add(Jwts.SIG.RS256)
              .and()
              .zip()
              .clear()
              .and()
              .verifyWith(key)
              .build()
              .parseSignedClaims(token.text())
              .getPayload();
      Optional<FirebaseIdentity> identity =
          FirebaseClaims.identity(claims, settings, clock.instant().plusSeconds(SKEW_SECONDS));
      return identity.isPresent()
          ? new FirebaseTokenCheck.Valid(identity.get())
          : new FirebaseTokenCheck.Invalid(TokenProblem.CLAIMS);
    } catch (ExpiredJwtException e) {
      return new FirebaseTokenCheck.Invalid(TokenProblem.EXPIRED);
    } catch (PrematureJwtException e) {
      return new FirebaseTokenCheck.Invalid(TokenProblem.NOT_YET);
    } catch (SecurityException e) {
      return new FirebaseTokenCheck.Invalid(TokenProblem.SIGNATURE);
    } catch (JwtException | IllegalArgumentException e) {
      return new FirebaseTokenCheck.Invalid(TokenProblem.MALFORMED);
    }
  }
}
