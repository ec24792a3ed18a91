// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.signin;

import dev.cryptopilot.api.account.Profile;
import dev.cryptopilot.api.auth.AuthSettings;
import dev.cryptopilot.api.auth.Role;
import dev.cryptopilot.api.auth.lockout.Attempts;
import dev.cryptopilot.api.auth.password.Passwords;
import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.user.Ids;
import dev.cryptopilot.api.auth.user.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes accounts with a password. */
public final class SignUp {
  private final AuthStore store;
  private final AuthSettings settings;
  private final Attempts attempts;
  private final Passwords passwords;
  private final Ids ids;
  private final Clock clock;

  public SignUp(
      AuthStore store,
      AuthSettings settings,
      Attempts attempts,
      Passwords passwords,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.settings = settings;
    this.attempts = attempts;
    this.passwords = passwords;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes an account.
   *
   * @throws dev.cryptopilot.api.http.Refused when sign-up is closed, the address has an account, or
   *     this network made too many
   */
  public User register(Registration registration, String ip) {
    if (!settings.signUpOpen()) {
      throw Refusals.signUpClosed();
    }
    Optional<Duration> locked =
        attempts.begin(SignInLimits.registration(ip, settings.registrationsPerHour()));
    if (locked.isPresent()) {
      throw Refusals.tooOften(locked.get());
    }
    if (store.read(tables -> tables.users().byEmail(registration.email())).isPresent()) {
      throw Refusals.userExists();
    }
    return add(registration, Role.USER);
  }

  /** Makes an account whatever the settings say; for the operator of the platform. */
  public User add(Registration registration, Role role) {
    String hash = passwords.hash(registration.password());
    Instant now = clock.instant();
    User user =
        new User(
            ids.next(),
            registration.email(),
            false,
            registration.username(),
            registration.username(),
            "",
            Optional.of(hash),
            role,
            now,
            now);
    boolean added =
        store.write(
            tables -> {
              boolean inserted = tables.users().insert(user);
              if (inserted) {
                tables.profiles().insert(user.id(), Profile.initial());
              }
              return inserted;
            });
    if (!added) {
      throw Refusals.userExists();
    }
    return user;
  }
}
