// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.routes;

import dev.cryptopilot.api.auth.TokenAuthenticator;
import dev.cryptopilot.api.auth.session.ClientDescription;
import dev.cryptopilot.api.auth.token.PresentedToken;
import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.http.Call;
import java.util.Optional;

/** What requests and answers of the sign-in routes hold. */
final class Bodies {
  private Bodies() {}

  record Register(String username, String email, String password) {}

  record Login(String email, String password) {}

  record IdToken(String idToken) {}

  /** A person as the web client keeps them. */
  record Person(String id, String name, String email, String avatar) {
    static Person of(User user) {
      return new Person(user.id(), user.displayName(), user.email().text(), user.avatar());
    }
  }

  static ClientDescription client(Call call) {
    return ClientDescription.of(call.request().userAgent(), call.request().ip());
  }

  static Optional<String> refreshCookie(Call call) {
    return call.credentials().cookie(SessionCookies.REFRESH).filter(text -> !text.isBlank());
  }

  /** The token in the header; these routes look at no other place. */
  static Optional<PresentedToken> headerToken(Call call) {
    return TokenAuthenticator.presented(call.credentials().headerOnly());
  }
}
