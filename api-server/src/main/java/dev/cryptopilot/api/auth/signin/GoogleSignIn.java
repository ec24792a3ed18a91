// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.signin;

import dev.cryptopilot.api.auth.TokenReader;
import dev.cryptopilot.api.auth.firebase.FirebaseIdentity;
import dev.cryptopilot.api.auth.identity.FirebasePeople;
import dev.cryptopilot.api.auth.session.ClientDescription;
import dev.cryptopilot.api.auth.session.Sessions;
import dev.cryptopilot.api.auth.session.SignedIn;
import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.token.PresentedToken;
import dev.cryptopilot.api.auth.token.TokenProblem;
import dev.cryptopilot.api.auth.token.TokenReading;
import dev.cryptopilot.api.auth.user.User;
import java.time.Clock;

/** Lets people in by a Firebase ID token. Twice the same token is once the same session. */
public final class GoogleSignIn {
  private final TokenReader reader;
  private final AuthStore store;
  private final Sessions sessions;
  private final Clock clock;

  public GoogleSignIn(TokenReader reader, AuthStore store, Sessions sessions, Clock clock) {
    this.reader = reader;
    this.store = store;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Checks the token and opens, or finds again, the session of its sign-in.
   *
   * @throws dev.cryptopilot.api.http.Refused 401 for a token that is not Firebase's or not good
   */
  public Entered enter(PresentedToken token, ClientDescription client) {
    return switch (reader.read(token)) {
      case TokenReading.Bad bad -> throw Refusals.token(bad.problem());
      case TokenReading.Good good -> {
        FirebaseIdentity identity =
            good.identity().orElseThrow(() -> Refusals.token(TokenProblem.ALGORITHM));
        yield enter(good.user(), identity, client);
      }
    };
  }

  private Entered enter(User user, FirebaseIdentity identity, ClientDescription client) {
    String avatar = user.avatar().isEmpty() ? identity.picture() : user.avatar();
    store.writeOnly(
        tables -> {
          tables.users().setLastLogin(user.id(), clock.instant());
          tables.users().setShown(user.id(), user.displayName(), avatar);
        });
    SignedIn signedIn =
        sessions
            .openExternal(user.id(), client, FirebasePeople.sessionKey(identity))
            .orElseThrow(() -> Refusals.token(TokenProblem.ENDED));
    return new Entered(user, signedIn);
  }
}
