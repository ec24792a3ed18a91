// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.token;

import dev.cryptopilot.api.auth.Role;
import dev.cryptopilot.api.auth.firebase.FirebaseIdentity;
import dev.cryptopilot.api.auth.user.User;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a token says, when it is looked at whole. */
public sealed interface TokenReading {

  /**
   * It is good and of somebody with an account.
   *
   * @param identity for Firebase tokens
   */
  record Good(User user, Set<Role> roles, Instant expiresAt, Optional<FirebaseIdentity> identity)
      implements TokenReading {
    public Good {
      roles = Set.copyOf(roles);
    }
  }

  /** It is not. */
  record Bad(TokenKind kind, TokenProblem problem) implements TokenReading {}
}
