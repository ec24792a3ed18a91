// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.signin;

import dev.cryptopilot.api.auth.Role;
import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.user.User;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Makes administrators, for whoever runs the server: there is no route for it. */
public final class Administrators {
  private final AuthStore store;
  private final SignUp signUp;
  private final SecureRandom random;

  public Administrators(AuthStore store, SignUp signUp, SecureRandom random) {
    this.store = store;
    this.signUp = signUp;
    this.random = random;
  }

  /**
   * Makes the owner of an address an administrator.
   *
   * @return the password of the account, when there was none and one was made
   */
  public Optional<String> appoint(EmailAddress email) {
    Optional<User> known = store.read(tables -> tables.users().byEmail(email));
    if (known.isPresent()) {
      store.writeOnly(tables -> tables.users().setRole(known.get().id(), Role.ADMIN));
      return Optional.empty();
    }
    byte[] bytes = new byte[15];
    random.nextBytes(bytes);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    signUp.add(new Registration("admin", email, password), Role.ADMIN);
    return Optional.of(password);
  }
}
