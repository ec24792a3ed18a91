// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.routes;

import dev.cryptopilot.api.auth.TokenAuthenticator;
import dev.cryptopilot.api.auth.session.Sessions;
import dev.cryptopilot.api.auth.session.SignedIn;
import dev.cryptopilot.api.auth.token.AccessTokens;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Call;
import java.time.Duration;
import java.util.List;

/** The two cookies of a session: set together, cleared together. Pages cannot read them. */
final class SessionCookies {
  static final String REFRESH = "refreshToken";

  private SessionCookies() {}

  /** Adds both cookies to an answer. */
  static Answer set(Answer answer, SignedIn signedIn, Call call) {
    return both(
        answer,
        call,
        List.of(signedIn.access().text(), signedIn.refresh().text()),
        List.of(AccessTokens.LIFETIME, Sessions.REFRESH_LIFETIME));
  }

  /** Tells the browser to forget both. */
  static Answer clear(Answer answer, Call call) {
    return both(answer, call, List.of("", ""), List.of(Duration.ZERO, Duration.ZERO));
  }

  private static Answer both(
      Answer answer, Call call, List<String> values, List<Duration> lifetimes) {
    CookieSite site = CookieSite.of(call.request().site());
    return answer
        .with(cookie(TokenAuthenticator.COOKIE, values.get(0), "/", lifetimes.get(0), site))
        .with(cookie(REFRESH, values.get(1), "/api", lifetimes.get(1), site));
  }

  private static Answer.Header cookie(
      String name, String value, String path, Duration lifetime, CookieSite site) {
    return new Answer.Header(
        "Set-Cookie",
        name
            + "="
            + value
            + "; Max-Age="
            + lifetime.toSeconds()
            + "; Path="
            + path
            + "; HttpOnly; "
            + site.attributes());
  }
}
