// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth;

import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.config.Environment;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may come in.
 *
 * @param signUpOpen whether strangers may make accounts
 * @param adminEmails addresses whose verified owners are administrators
 * @param registrationsPerHour how many accounts one network may make in an hour
 */
public record AuthSettings(
    boolean signUpOpen, Set<EmailAddress> adminEmails, int registrationsPerHour) {

  public AuthSettings {
    adminEmails = Set.copyOf(adminEmails);
  }

  /** From {@code SIGN_UP}, {@code ADMIN_EMAILS} and {@code SIGN_UPS_PER_HOUR}. */
  public static AuthSettings from(Environment environment) {
    boolean open =
        switch (environment.text("SIGN_UP", "open")) {
          case "open" -> true;
          case "closed" -> false;
          default -> throw new BadSetting("SIGN_UP", "must be open or closed");
        };
    Set<EmailAddress> admins =
        environment.list("ADMIN_EMAILS", List.of()).stream()
            .map(
                text ->
                    EmailAddress.parse(text)
                        .orElseThrow(
                            () -> new BadSetting("ADMIN_EMAILS", "must be e-mail addresses")))
            .collect(Collectors.toSet());
    return new AuthSettings(
        open, admins, environment.integer("SIGN_UPS_PER_HOUR", 20, 1, 1_000_000));
  }
}
