// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth;

import dev.cryptopilot.api.auth.token.PresentedToken;
import dev.cryptopilot.api.auth.token.TokenReading;
import java.util.Optional;

/** {@link Authenticator} by tokens: from the header, else the query, else the cookie. */
public record TokenAuthenticator(TokenReader reader) implements Authenticator {
  /** The cookie that carries an access token. */
  public static final String COOKIE = "token";

  @Override
  public Authentication authenticate(Credentials credentials) {
    return presented(credentials)
        .map(reader::read)
        .map(TokenAuthenticator::authentication)
        .orElseGet(Authentication.Missing::new);
  }

  /** The token of a request, wherever it is. */
  public static Optional<PresentedToken> presented(Credentials credentials) {
    return credentials
        .authorization()
        .flatMap(PresentedToken::fromHeader)
        .or(() -> credentials.queryToken().flatMap(PresentedToken::of))
        .or(() -> credentials.cookie(COOKIE).flatMap(PresentedToken::of));
  }

  private static Authentication authentication(TokenReading reading) {
    return switch (reading) {
      case TokenReading.Good good ->
          new Authentication.Accepted(new Caller(good.user().id(), good.roles()));
      case TokenReading.Bad bad -> new Authentication.Rejected(bad.problem().sentence());
    };
  }
}
