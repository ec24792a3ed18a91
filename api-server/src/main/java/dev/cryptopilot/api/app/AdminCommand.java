// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.auth.AuthSettings;
import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.auth.lockout.Attempts;
import dev.cryptopilot.api.auth.password.Passwords;
import dev.cryptopilot.api.auth.signin.Administrators;
import dev.cryptopilot.api.auth.signin.SignUp;
import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.store.JdbcAuthStore;
import dev.cryptopilot.api.auth.user.RandomIds;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.store.Database;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code admin EMAIL}: makes somebody an administrator, while the server runs or not. */
final class AdminCommand {
  static final int WRONG_USAGE = 64;

  private AdminCommand() {}

  static int run(List<String> arguments, Environment environment) {
    return run(arguments, environment, System.out);
  }

  static int run(List<String> arguments, Environment environment, PrintStream out) {
    Optional<EmailAddress> email =
        arguments.size() == 2 && arguments.get(0).equals("admin")
            ? EmailAddress.parse(arguments.get(1))
            : Optional.empty();
    if (email.isEmpty()) {
      out.println("Usage: admin EMAIL");
      return WRONG_USAGE;
    }
    StoreSettings settings = StoreSettings.from(environment);
    Optional<String> password = appoint(email.get(), environment, settings);
    out.println(email.get() + " is an administrator now, in the store " + settings.url() + ".");
    password.ifPresent(
        text -> out.println("Password of the new account, shown only once: " + text));
    return 0;
  }

  /** Needs the store alone: no cluster, no signing key. */
  private static Optional<String> appoint(
      EmailAddress email, Environment environment, StoreSettings settings) {
    SecureRandom random = new SecureRandom();
    Clock clock = Clock.systemUTC();
    try (Database database = Database.open(settings.url(), settings.connections());
        Passwords passwords = Passwords.standard(random)) {
      AuthStore store = new JdbcAuthStore(database.transactions());
      SignUp signUp =
          new SignUp(
              store,
              AuthSettings.from(environment),
              new Attempts(store, clock),
              passwords,
              new RandomIds(random),
              clock);
      return new Administrators(store, signUp, random).appoint(email);
    }
  }
}
