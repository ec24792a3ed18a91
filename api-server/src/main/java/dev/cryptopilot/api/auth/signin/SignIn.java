// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.signin;

import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.auth.lockout.AttemptSubject;
import dev.cryptopilot.api.auth.lockout.Attempts;
import dev.cryptopilot.api.auth.password.PasswordRule;
import dev.cryptopilot.api.auth.password.Passwords;
import dev.cryptopilot.api.auth.session.ClientDescription;
import dev.cryptopilot.api.auth.session.Sessions;
import dev.cryptopilot.api.auth.session.SignedIn;
import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.store.AuthTables;
import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.http.Attribution;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets people in by password. */
public final class SignIn {
  private final AuthStore store;
  private final Attempts attempts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Clock clock;

  public SignIn(
      AuthStore store, Attempts attempts, Passwords passwords, Sessions sessions, Clock clock) {
    this.store = store;
    this.attempts = attempts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Checks a password and opens a session.
   *
   * @param replaced the refresh token that the browser had
   * @param whom told of the account, before anything about it is checked
   * @throws dev.cryptopilot.api.http.Refused as the contract says; 429 after too many tries, for
   *     addresses with and without an account alike
   */
  public Entered enter(
      EmailAddress email,
      String password,
      ClientDescription client,
      Optional<String> replaced,
      Attribution whom) {
    Optional<User> known = store.read(tables -> tables.users().byEmail(email));
    known.map(User::id).ifPresent(whom::to);
    List<AttemptSubject> subjects = SignInLimits.login(email, client.ip());
    Optional<Duration> locked = attempts.begin(subjects);
    if (locked.isPresent()) {
      throw Refusals.tooOften(locked.get());
    }
    User user = known.orElseThrow(Refusals::noSuchUser);
    String hash = user.passwordHash().orElseThrow(Refusals::signsInElsewhere);
    if (PasswordRule.tooLong(password) || !passwords.matches(password, hash)) {
      throw Refusals.invalidCredentials();
    }
    attempts.succeeded(subjects);
    Optional<String> renewed =
        passwords.outdated(hash) ? Optional.of(passwords.hash(password)) : Optional.empty();
    SignedIn signedIn =
        sessions
            .openIf(user.id(), client, replaced, tables -> stillGood(tables, user, hash, renewed))
            .orElseThrow(Refusals::invalidCredentials);
    return new Entered(user, signedIn);
  }

  /** Hashing takes its time: a password that was changed meanwhile opens nothing any more. */
  private boolean stillGood(AuthTables tables, User user, String hash, Optional<String> renewed) {
    boolean unchanged =
        tables.users().byId(user.id()).flatMap(User::passwordHash).filter(hash::equals).isPresent();
    if (unchanged) {
      tables.users().setLastLogin(user.id(), clock.instant());
      renewed.ifPresent(fresh -> tables.users().setPassword(user.id(), Optional.of(fresh)));
    }
    return unchanged;
  }
}
