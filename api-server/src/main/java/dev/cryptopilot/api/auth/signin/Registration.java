// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.signin;

import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.auth.password.PasswordRule;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody gives to make an account; valid. Printing one shows nothing. */
public record Registration(String username, EmailAddress email, String password) {

  /**
   * Reads what was typed.
   *
   * @throws Refused "Validation failed", naming each wrong field
   */
  public static Registration of(String username, String email, String password) {
    List<FieldError> wrong = new ArrayList<>();
    DisplayText.problem(username, 3, 50)
        .ifPresent(problem -> wrong.add(FieldError.inBody("username", problem)));
    Optional<EmailAddress> address = EmailAddress.parse(email);
    if (address.isEmpty()) {
      wrong.add(FieldError.inBody("email", "must be an e-mail address of plain ASCII letters"));
    }
    PasswordRule.problem(password)
        .ifPresent(problem -> wrong.add(FieldError.inBody("password", problem)));
    if (!wrong.isEmpty()) {
      throw new Refused(ApiError.invalid("Validation failed", wrong.toArray(new FieldError[0])));
    }
    return new Registration(username.strip(), address.orElseThrow(), password);
  }

  @Override
  public String toString() {
    return "Registration[hidden]";
  }
}
