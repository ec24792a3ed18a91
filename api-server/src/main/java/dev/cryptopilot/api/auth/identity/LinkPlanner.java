// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.identity;

import dev.cryptopilot.api.auth.firebase.FirebaseIdentity;
import dev.cryptopilot.api.auth.token.TokenProblem;
import dev.cryptopilot.api.auth.user.User;

/** Decides whose account an identity belongs to; pure. Only verified addresses join accounts. */
final class LinkPlanner {
  private LinkPlanner() {}

  static LinkAction plan(LinkFacts facts) {
    FirebaseIdentity identity = facts.identity();
    if (facts.known().isPresent()) {
      return known(facts.known().get(), identity);
    }
    if (identity.email().isEmpty()) {
      return new LinkAction.Refuse(TokenProblem.NO_EMAIL);
    }
    if (facts.sameEmail().isPresent()) {
      return sameEmail(facts.sameEmail().get(), identity);
    }
    return facts.signUpOpen()
        ? new LinkAction.Create()
        : new LinkAction.Refuse(TokenProblem.SIGN_UP_CLOSED);
  }

  private static LinkAction known(User user, FirebaseIdentity identity) {
    boolean proved =
        identity.emailVerified() && identity.email().filter(user.email()::equals).isPresent();
    return proved && !user.emailVerified()
        ? new LinkAction.UseAndVerify(user)
        : new LinkAction.Use(user);
  }

  private static LinkAction sameEmail(User user, FirebaseIdentity identity) {
    if (!identity.emailVerified()) {
      return new LinkAction.Refuse(TokenProblem.EMAIL_TAKEN);
    }
    return user.emailVerified() ? new LinkAction.Link(user) : new LinkAction.TakeOver(user);
  }
}
