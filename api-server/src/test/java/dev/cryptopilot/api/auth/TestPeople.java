// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth;

import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.auth.identity.FirebasePeople;
import dev.cryptopilot.api.auth.lockout.Attempts;
import dev.cryptopilot.api.auth.password.Argon2Cost;
import dev.cryptopilot.api.auth.password.Passwords;
import dev.cryptopilot.api.auth.session.ClientDescription;
import dev.cryptopilot.api.auth.session.RefreshTokens;
import dev.cryptopilot.api.auth.session.SessionEnds;
import dev.cryptopilot.api.auth.session.Sessions;
import dev.cryptopilot.api.auth.signin.Registration;
import dev.cryptopilot.api.auth.signin.SignIn;
import dev.cryptopilot.api.auth.signin.SignUp;
import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.store.JdbcAuthStore;
import dev.cryptopilot.api.auth.token.AccessTokens;
import dev.cryptopilot.api.auth.token.SigningSecret;
import dev.cryptopilot.api.auth.user.RandomIds;
import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.testing.SettableClock;
import java.security.SecureRandom;
import java.util.Set;

/** The parts of sign-in on a store of a test, with cheap hashes and a clock that the test moves. */
public final class TestPeople {
  public static final SigningSecret SECRET =
      SigningSecret.of("a secret of the tests, 32 bytes or more", "JWT_SECRET");
  public static final ClientDescription BROWSER =
      ClientDescription.of("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "192.0.2.1");
  public static final String PASSWORD = "correct horse 1";

  private static final Argon2Cost CHEAP = new Argon2Cost(64, 1);

  public final SettableClock clock = SettableClock.standing();
  public final SecureRandom random = new SecureRandom();
  public final RandomIds ids = new RandomIds(random);
  public final AuthStore store;
  public final Attempts attempts;
  public final Passwords passwords = new Passwords(CHEAP, random, 2, 500);
  public final AccessTokens accessTokens = new AccessTokens(SECRET, clock);
  public final Sessions sessions;
  public final SessionEnds sessionEnds;
  public final SignIn signIn;
  public final FirebasePeople firebasePeople;

  public TestPeople(Database database) {
    this.store = new JdbcAuthStore(database.transactions());
    this.attempts = new Attempts(store, clock);
    this.sessions =
        new Sessions(store, accessTokens, new RefreshTokens(SECRET, random), ids, clock);
    this.sessionEnds = new SessionEnds(store, clock);
    this.signIn = new SignIn(store, attempts, passwords, sessions, clock);
    this.firebasePeople = new FirebasePeople(store, true, ids, clock);
  }

  /** With these settings instead of an open sign-up. */
  public SignUp signUp(boolean open, int perHour) {
    AuthSettings settings = new AuthSettings(open, Set.of(), perHour);
    return new SignUp(store, settings, attempts, passwords, ids, clock);
  }

  /** An account with {@link #PASSWORD} and an address that is not verified. */
  public User account(String email) {
    return signUp(true, 1_000_000)
        .register(Registration.of("someone", email, PASSWORD), "192.0.2.1");
  }

  public User reload(User user) {
    return store.read(tables -> tables.users().byId(user.id())).orElseThrow();
  }

  public static EmailAddress email(String text) {
    return EmailAddress.parse(text).orElseThrow();
  }
}
