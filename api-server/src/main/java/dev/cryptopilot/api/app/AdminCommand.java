// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.config.Environment;
import java.io.PrintStream;
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
    try (Wiring wiring = new Wiring(environment)) {
      Optional<String> password = wiring.administrators().appoint(email.get());
      out.println(email.get() + " is an administrator now.");
      password.ifPresent(
          text -> out.println("Password of the new account, shown only once: " + text));
      return 0;
    }
  }
}
