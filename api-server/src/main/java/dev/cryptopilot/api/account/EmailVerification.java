// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

import dev.cryptopilot.api.auth.lockout.Attempts;
import dev.cryptopilot.api.auth.signin.Refusals;
import dev.cryptopilot.api.auth.signin.SignInLimits;
import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.store.EmailTokenRows;
import dev.cryptopilot.api.auth.token.Digest;
import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.mail.MailNotSent;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Finds out whether an address is the person's, by a secret sent there. */
public final class EmailVerification {
  private static final Duration LIFETIME = Duration.ofHours(24);

  private final AuthStore store;
  private final Attempts attempts;
  private final Optional<VerificationMail> mail;
  private final SecureRandom random;
  private final Clock clock;

  public EmailVerification(
      AuthStore store,
      Attempts attempts,
      Optional<VerificationMail> mail,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.attempts = attempts;
    this.mail = mail;
    this.random = random;
    this.clock = clock;
  }

  /** Sends the secret; refused when already verified, when mail is off, or too often. */
  public void send(String userId) {
    User user = store.read(tables -> tables.users().byId(userId)).orElseThrow();
    if (user.emailVerified()) {
      throw new Refused(ApiError.invalid("The e-mail address is already verified."));
    }
    VerificationMail open =
        mail.orElseThrow(
            () ->
                new Refused(
                    ApiError.conflict("This server sends no e-mail, so nothing can be verified.")));
    Optional<Duration> locked = attempts.begin(SignInLimits.verificationMail(userId));
    if (locked.isPresent()) {
      throw Refusals.tooOften(locked.get());
    }
    String secret = newSecret(user);
    try {
      open.send(user, secret);
    } catch (MailNotSent e) {
      throw new Refused(
          ApiError.of(
              ApiError.Kind.UNAVAILABLE, "The e-mail could not be sent. Please try again later."));
    }
  }

  private String newSecret(User user) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    store.writeOnly(
        tables -> {
          tables.emailTokens().removeOf(user.id());
          tables
              .emailTokens()
              .insert(Digest.of(secret), user.id(), user.email(), now, now.plus(LIFETIME));
        });
    return secret;
  }

  /** Whose secret this is, while it is good; changes nothing. */
  public Optional<User> owner(String secret) {
    return store.read(
        tables ->
            tables
                .emailTokens()
                .find(Digest.of(secret))
                .filter(this::good)
                .flatMap(sent -> tables.users().byId(sent.userId())));
  }

  /** Takes the secret; false when it is unknown, used, too old, or for another address. */
  public boolean confirm(String secret) {
    String digest = Digest.of(secret);
    return store.write(
        tables -> {
          Optional<User> user =
              tables
                  .emailTokens()
                  .find(digest)
                  .filter(this::good)
                  .flatMap(
                      sent ->
                          tables
                              .users()
                              .byId(sent.userId())
                              .filter(owner -> owner.email().equals(sent.email())));
          user.ifPresent(
              owner -> {
                tables.emailTokens().use(digest, clock.instant());
                tables.users().setVerified(owner.id());
              });
          return user.isPresent();
        });
  }

  private boolean good(EmailTokenRows.Sent sent) {
    return sent.usedAt().isEmpty() && clock.instant().isBefore(sent.expiresAt());
  }
}
