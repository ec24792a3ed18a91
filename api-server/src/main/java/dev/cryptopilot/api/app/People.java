// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.account.AccountService;
import dev.cryptopilot.api.account.EmailVerification;
import dev.cryptopilot.api.account.PaperWallets;
import dev.cryptopilot.api.account.PasswordChange;
import dev.cryptopilot.api.account.Plans;
import dev.cryptopilot.api.account.Profile;
import dev.cryptopilot.api.account.ProfileRoutes;
import dev.cryptopilot.api.account.SecurityRoutes;
import dev.cryptopilot.api.account.VerificationMail;
import dev.cryptopilot.api.account.VerificationRoutes;
import dev.cryptopilot.api.auth.AuthHousekeeping;
import dev.cryptopilot.api.auth.AuthSettings;
import dev.cryptopilot.api.auth.Authenticator;
import dev.cryptopilot.api.auth.Roles;
import dev.cryptopilot.api.auth.TokenAuthenticator;
import dev.cryptopilot.api.auth.TokenReader;
import dev.cryptopilot.api.auth.firebase.FirebaseSettings;
import dev.cryptopilot.api.auth.firebase.FirebaseTokens;
import dev.cryptopilot.api.auth.firebase.JwksFirebaseTokens;
import dev.cryptopilot.api.auth.firebase.KeySource;
import dev.cryptopilot.api.auth.firebase.PublishedKeys;
import dev.cryptopilot.api.auth.identity.FirebasePeople;
import dev.cryptopilot.api.auth.lockout.Attempts;
import dev.cryptopilot.api.auth.password.Passwords;
import dev.cryptopilot.api.auth.routes.SessionRoutes;
import dev.cryptopilot.api.auth.routes.SignInRoutes;
import dev.cryptopilot.api.auth.routes.TokenRoutes;
import dev.cryptopilot.api.auth.session.RefreshTokens;
import dev.cryptopilot.api.auth.session.SessionEnds;
import dev.cryptopilot.api.auth.session.Sessions;
import dev.cryptopilot.api.auth.signin.Administrators;
import dev.cryptopilot.api.auth.signin.GoogleSignIn;
import dev.cryptopilot.api.auth.signin.SignIn;
import dev.cryptopilot.api.auth.signin.SignUp;
import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.store.JdbcAuthStore;
import dev.cryptopilot.api.auth.store.JdbcKeyMemory;
import dev.cryptopilot.api.auth.token.AccessTokens;
import dev.cryptopilot.api.auth.token.SigningSecret;
import dev.cryptopilot.api.auth.user.Ids;
import dev.cryptopilot.api.auth.user.RandomIds;
import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.mail.MailSettings;
import dev.cryptopilot.api.mail.SmtpMailer;
import dev.cryptopilot.api.notice.Recipient;
import dev.cryptopilot.api.store.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Joins the parts that know people: sign-in, sessions, accounts. */
final class People implements AutoCloseable {
  private final SecureRandom random = new SecureRandom();
  private final Ids ids = new RandomIds(random);
  private final Environment environment;
  private final Clock clock;
  private final AuthStore store;
  private final AuthSettings settings;
  private final Passwords passwords = Passwords.standard(random);
  private final Attempts attempts;
  private final Sessions sessions;
  private final SessionEnds sessionEnds;
  private final TokenReader reader;
  private final SignUp signUp;

  People(Environment environment, Path data, Database database, Clock clock, Executor background) {
    this.environment = environment;
    this.clock = clock;
    this.store = new JdbcAuthStore(database.transactions());
    this.settings = AuthSettings.from(environment);
    SigningSecret secret = SigningSecret.from(environment, data, random);
    AccessTokens accessTokens = new AccessTokens(secret, clock);
    this.attempts = new Attempts(store, clock);
    this.sessions =
        new Sessions(store, accessTokens, new RefreshTokens(secret, random), ids, clock);
    this.sessionEnds = new SessionEnds(store, clock);
    this.reader =
        new TokenReader(
            accessTokens,
            firebase(database, background),
            new FirebasePeople(store, settings.signUpOpen(), ids, clock),
            store,
            new Roles(settings.adminEmails()));
    this.signUp = new SignUp(store, settings, attempts, passwords, ids, clock);
  }

  private FirebaseTokens firebase(Database database, Executor background) {
    return FirebaseSettings.from(environment)
        .<FirebaseTokens>map(
            firebase ->
                new JwksFirebaseTokens(
                    firebase,
                    new PublishedKeys(
                        KeySource.at(firebase.keys()),
                        new JdbcKeyMemory(database.transactions()),
                        clock,
                        background),
                    clock))
        .orElseGet(FirebaseTokens::off);
  }

  Authenticator authenticator() {
    return new TokenAuthenticator(reader);
  }

  Plans plans() {
    return new Plans(store, clock);
  }

  Administrators administrators() {
    return new Administrators(store, signUp, random);
  }

  AuthHousekeeping housekeeping() {
    return new AuthHousekeeping(sessionEnds, attempts, store, clock);
  }

  List<Route> routes(PaperWallets wallets) {
    SignIn signIn = new SignIn(store, attempts, passwords, sessions, clock);
    GoogleSignIn google = new GoogleSignIn(reader, store, sessions, clock);
    PasswordChange change = new PasswordChange(store, attempts, passwords, sessionEnds);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new SignInRoutes(signUp, signIn, google).routes());
    routes.addAll(new SessionRoutes(sessions, sessionEnds).routes());
    routes.addAll(new TokenRoutes(reader).routes());
    routes.addAll(new ProfileRoutes(new AccountService(store), plans(), wallets).routes());
    routes.addAll(new SecurityRoutes(change, sessionEnds, reader).routes());
    routes.addAll(new VerificationRoutes(verification()).routes());
    return routes;
  }

  /** Who may be mailed: people who have shown that their address is theirs. */
  Recipient.Directory recipients() {
    return owner ->
        store.read(
            tables ->
                tables
                    .users()
                    .byId(owner)
                    .filter(User::emailVerified)
                    .map(user -> recipient(user, tables.profiles().of(owner))));
  }

  private static Recipient recipient(User user, Profile profile) {
    return new Recipient(
        user.email().text(),
        profile.notifications(),
        ZoneId.of(profile.timezone(), ZoneId.SHORT_IDS));
  }

  private EmailVerification verification() {
    Optional<VerificationMail> mail =
        MailSettings.from(environment)
            .map(smtp -> new VerificationMail(new SmtpMailer(smtp), smtp.publicUrl()));
    return new EmailVerification(store, attempts, mail, random, clock);
  }

  @Override
  public void close() {
    passwords.close();
  }
}
