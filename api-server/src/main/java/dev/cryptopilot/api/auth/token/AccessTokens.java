// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.token;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Clock;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.PrematureJwtException;
import io.jsonwebtoken.security.SecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Our own access tokens: HS256, claims exactly {@code user.id}, {@code iat} and {@code exp}, good
 * for 15 minutes.
 *
 * <p>The web client decodes the claims with plain base64, so they stay ASCII without {@code >},
 * {@code ?} and {@code ~}: a name in them would break its refresh.
 */
public final class AccessTokens {
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  /** For servers whose clocks differ a little. */
  private static final long SKEW_SECONDS = 5;

  private static final Pattern USER_ID = Pattern.compile("[0-9a-f]{24}");

  private final SigningSecret secret;
  private final java.time.Clock clock;
  private final JwtParser parser;
  private final KnownTokens known = new KnownTokens();

  public AccessTokens(SigningSecret secret, java.time.Clock clock) {
    this.secret = secret;
    this.clock = clock;
    Clock now = () -> Date.from(clock.instant());
    this.parser =
        Jwts.parser()
            .clock(now)
            .clockSkewSeconds(SKEW_SECONDS)
            .sig()
            .clear()
            .add(Jwts.SIG.HS256)
            .and()
            .zip()
            .clear()
            .and()
            .verifyWith(secret.key())
            .build();
  }

  /** A new token for a person. */
  public AccessToken issue(String userId) {
    Instant now = clock.instant();
    String text =
        Jwts.builder()
            .claim("user", Map.of("id", userId))
            .issuedAt(Date.from(now))
            .expiration(Date.from(now.plus(LIFETIME)))
            .signWith(secret.key(), Jwts.SIG.HS256)
            .compact();
    return new AccessToken(text, LIFETIME);
  }

  /** Looks whether we issued a token and it is still good. */
  public OwnTokenCheck check(PresentedToken token) {
    if (token.text().length() > PresentedToken.LONGEST) {
      return new OwnTokenCheck.Invalid(TokenProblem.MALFORMED);
    }
    try {
      Optional<KnownTokens.Issued> good = known.find(token, clock.instant());
      return good.isPresent()
          ? good.get().valid()
          : claims(token, parser.parseSignedClaims(token.text()).getPayload());
    } catch (ExpiredJwtException e) {
      return new OwnTokenCheck.Invalid(TokenProblem.EXPIRED);
    } catch (PrematureJwtException e) {
      return new OwnTokenCheck.Invalid(TokenProblem.NOT_YET);
    } catch (SecurityException e) {
      return new OwnTokenCheck.Invalid(TokenProblem.SIGNATURE);
    } catch (JwtException | IllegalArgumentException e) {
      return new OwnTokenCheck.Invalid(TokenProblem.MALFORMED);
    }
  }

  private OwnTokenCheck claims(PresentedToken token, Claims claims) {
    boolean ours =
        claims.get("user") instanceof Map<?, ?> user
            && user.get("id") instanceof String id
            && USER_ID.matcher(id).matches();
    Date issued = claims.getIssuedAt();
    Date end = claims.getExpiration();
    if (!ours || issued == null || end == null) {
      return new OwnTokenCheck.Invalid(TokenProblem.CLAIMS);
    }
    boolean tooLong = Duration.between(issued.toInstant(), end.toInstant()).compareTo(LIFETIME) > 0;
    boolean fromTheFuture = issued.toInstant().isAfter(clock.instant().plusSeconds(SKEW_SECONDS));
    if (tooLong || fromTheFuture) {
      return new OwnTokenCheck.Invalid(TokenProblem.CLAIMS);
    }
    String userId = (String) ((Map<?, ?>) claims.get("user")).get("id");
    KnownTokens.Issued good = new KnownTokens.Issued(userId, issued.toInstant(), end.toInstant());
    known.add(token, good);
    return good.valid();
  }
}
