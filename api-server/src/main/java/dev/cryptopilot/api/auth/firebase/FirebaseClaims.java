// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import dev.cryptopilot.api.auth.email.EmailAddress;
import io.jsonwebtoken.Claims;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the claims of a token whose signature is good. */
final class FirebaseClaims {
  private static final int LONGEST_SUBJECT = 128;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ADDRESS = 2048;

  private FirebaseClaims() {}

  /**
   * Who the token is about; empty when it is for somebody else or incomplete.
   *
   * @param latest the latest time at which a token may say it was issued
   */
  static Optional<FirebaseIdentity> identity(
      Claims claims, FirebaseSettings settings, Instant latest) {
    boolean forUs =
        settings.issuer().equals(claims.getIssuer())
            && Set.of(settings.audience()).equals(claims.getAudience());
    String subject = text(claims.getSubject(), LONGEST_SUBJECT + 1);
    Date issued = claims.getIssuedAt();
    if (!forUs
        || subject.isEmpty()
        || subject.length() > LONGEST_SUBJECT
        || claims.getExpiration() == null
        || issued == null
        || issued.toInstant().isAfter(latest)) {
      return Optional.empty();
    }
    Instant signedIn =
        claims.get("auth_time") instanceof Number seconds
            ? Instant.ofEpochSecond(seconds.longValue())
            : issued.toInstant();
    return signedIn.isAfter(latest)
        ? Optional.empty()
        : Optional.of(identity(claims, subject, signedIn));
  }

  private static FirebaseIdentity identity(Claims claims, String subject, Instant signedIn) {
    Optional<EmailAddress> email =
        claims.get("email") instanceof String typed ? EmailAddress.parse(typed) : Optional.empty();
    return new FirebaseIdentity(
        claims.getIssuer(),
        subject,
        email,
        Boolean.TRUE.equals(claims.get("email_verified")),
        text(claims.get("name"), LONGEST_NAME),
        picture(text(claims.get("picture"), LONGEST_ADDRESS)),
        provider(claims),
        Boolean.TRUE.equals(claims.get("admin")),
        signedIn,
        claims.getExpiration().toInstant());
  }

  private static String provider(Claims claims) {
    return claims.get("firebase") instanceof Map<?, ?> firebase
        ? text(firebase.get("sign_in_provider"), LONGEST_NAME)
        : "";
  }

  private static String picture(String address) {
    return address.startsWith("https://") ? address : "";
  }

  private static String text(Object claim, int longest) {
    String text = claim instanceof String string ? string.strip() : "";
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
